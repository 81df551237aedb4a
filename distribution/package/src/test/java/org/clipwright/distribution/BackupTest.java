package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a server that is being used, and what becomes of it in an empty folder. */
class BackupTest {

  private static final String PASSWORD = "a-long-password";
  private static final Map<String, String> SETTINGS =
      Map.of("CLIPWRIGHT_ADMIN_PASSWORD", PASSWORD, "CLIPWRIGHT_RENDER_WORKERS", "0");

  @TempDir private Path folder;

  private static Installation.Ended run(Path data, String... words) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(Installation.command(words)).redirectErrorStream(true);
    builder.environment().put("CLIPWRIGHT_DATA", data.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Installation.Ended(process.waitFor(), output);
  }

  /** Users go on: files come, and files go. */
  private CompletableFuture<Integer> busy(Client client, JsonNode project, Path picture, AtomicBoolean stop) {
    return CompletableFuture.supplyAsync(() -> {
      int uploads = 0;
      try {
        while (!stop.get()) {
          JsonNode file = client.upload(project, picture).json();
          if (uploads++ % 3 == 0) {
            client.delete(file.path("url").asText());
          }
        }
        return uploads;
      } catch (IOException | InterruptedException failure) {
        throw new AssertionError(failure);
      }
    });
  }

  /** Of each file that the server tells of, what is stored. */
  private Map<Integer, Long> media(Client client) throws Exception {
    Map<Integer, Long> sizes = new TreeMap<>();
    for (String next = "/files/?limit=100"; !next.isEmpty();) {
      JsonNode page = client.get(next);
      for (JsonNode file : page.path("results")) {
        Path fetched = client.download(file.path("media").asText(), folder.resolve("fetched"));
        assertThat(Files.mismatch(fetched, folder.resolve("bars.png"))).as(file.toString()).isEqualTo(-1);
        sizes.put(file.path("id").asInt(), Files.size(fetched));
      }
      next = page.path("next").isNull() ? "" : page.path("next").asText("");
    }
    return sizes;
  }

  @Test
  void backupOfABusyServerIsRestoredWhole() throws Exception {
    Path data = folder.resolve("data");
    Path file = folder.resolve("backup.zip");
    Map<Integer, Long> before;
    String token;
    try (ServerUnderTest server = ServerUnderTest.start(data, SETTINGS)) {
      Client client = server.client();
      JsonNode project = Samples.project(client);
      Path picture = Samples.picture(folder);
      for (int i = 0; i < 3; i++) {
        assertThat(client.upload(project, picture).status()).isEqualTo(201);
      }
      before = media(client);
      token = client.post("/tokens/", Map.of("username", "demo-cloud", "password", "demo-password"))
          .json().path("token").asText();
      AtomicBoolean stop = new AtomicBoolean();
      CompletableFuture<Integer> users = busy(client, project, picture, stop);
      Installation.Ended backup = run(data, "backup", file.toString());
      stop.set(true);
      assertThat(users.get()).as("uploads meanwhile").isPositive();
      assertThat(backup.output()).as(backup.output()).contains("The backup " + file + " contains")
          .doesNotContain("missing from the storage");
      assertThat(backup.code()).isZero();
      assertThat(run(data, "backup", file.toString()).output()).contains("The file " + file + " already exists.");
      assertThat(run(data, "restore", file.toString()).output()).contains("is not empty: it has database");
    }

    Path restored = folder.resolve("restored");
    Installation.Ended restore = run(restored, "restore", file.toString());
    assertThat(restore.code()).as(restore.output()).isZero();
    try (ServerUnderTest server = ServerUnderTest.start(restored, SETTINGS)) {
      Client client = server.client();
      assertThat(media(client)).containsAllEntriesOf(before);
      assertThat(client.create("/projects/", Map.of("name", "Next")).path("id").asInt()).isGreaterThan(1);
      assertThat(client.post("/tokens/", Map.of("username", "demo-cloud", "password", "demo-password"))
          .json().path("token").asText()).as("the key of tokens came along").isEqualTo(token);
    }
  }

  @Test
  void whatIsNoBackupLeavesNothing() throws Exception {
    Path text = Files.writeString(folder.resolve("no.zip"), "nothing of the kind");
    Installation.Ended refused = run(folder.resolve("empty"), "restore", text.toString());
    assertThat(refused.code()).isNotZero();
    assertThat(refused.output()).contains("is not a Clipwright backup, or is incomplete");
    assertThat(folder.resolve("empty/database")).doesNotExist();
    assertThat(run(folder.resolve("empty"), "backup", folder.resolve("b.zip").toString()).output())
        .contains("There is no server data in");
    assertThat(folder.resolve("b.zip")).doesNotExist();
  }
}
