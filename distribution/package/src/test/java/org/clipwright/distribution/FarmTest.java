package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers and workers that share a database and a bucket, each with a data folder of its own, replaced one by one. */
class FarmTest {

  private static final int SECONDS = 20;
  private static final String FRAMES = Integer.toString(SECONDS * 25);

  @TempDir private Path folder;
  private final Map<String, String> shared = new HashMap<>();

  /** A worker as an operator starts it on another machine. */
  private final class Worker implements AutoCloseable {

    private final Path log;
    private final Process process;

    Worker(String name, String drainSeconds) throws IOException {
      log = folder.resolve(name + ".log");
      ProcessBuilder builder = new ProcessBuilder(
          Installation.command("worker", "--lane", "render", "--name", name));
      builder.environment().putAll(shared);
      builder.environment().put("CLIPWRIGHT_DATA", folder.resolve(name).toString());
      builder.environment().put("CLIPWRIGHT_DRAIN_SECONDS", drainSeconds);
      process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    String log() {
      try {
        return Files.readString(log);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    void awaitExport() {
      ServerUnderTest.await("an export of a worker", () -> log().contains("An export begins."));
    }

    /** As a service manager stops it. */
    void terminate() {
      process.destroy();
    }

    void awaitEnd() throws InterruptedException {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("the worker ends: %s", log()).isTrue();
    }

    @Override
    public void close() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }

  private ServerUnderTest serve(String name) throws IOException {
    Map<String, String> settings = new HashMap<>(shared);
    settings.put("CLIPWRIGHT_RENDER_WORKERS", "0");
    settings.put("CLIPWRIGHT_INTERACTIVE_WORKERS", "1");
    return ServerUnderTest.start(folder.resolve(name), settings);
  }

  private static Client at(ServerUnderTest server) throws Exception {
    return server.client();
  }

  private static JsonNode throughAnother(ServerUnderTest server, JsonNode export) throws Exception {
    return server.client().get("/exports/" + export.path("id").asText() + "/");
  }

  @Test
  void replacingEveryServerAndWorkerOneByOneLosesNothing() throws Exception {
    try (S3Store store = S3Store.start(folder)) {
      store.bucket("media");
      shared.putAll(store.settings());
      shared.putAll(Map.of("CLIPWRIGHT_STORAGE", "s3", "CLIPWRIGHT_S3_BUCKET", "media", "CLIPWRIGHT_TOKEN_KEY",
          "a-key-that-all-servers-share"));
      // It lends the others its database.
      try (ServerUnderTest database = serve("database")) {
        database.address();
        shared.putAll(database.databaseSettings());
        replaceAll();
      }
    }
  }

  private void replaceAll() throws Exception {
    List<JsonNode> exports = new ArrayList<>();
    try (Worker drained = new Worker("drained", "300"); Worker stopped = new Worker("stopped", "0");
        ServerUnderTest old = serve("old"); ServerUnderTest replacement = serve("new")) {
      Client client = at(old);
      replacement.address();
      JsonNode project = Samples.turningPicture(client, folder, SECONDS);
      for (int i = 0; i < 3; i++) {
        exports.add(Samples.export(client, project, Map.of()));
      }
      drained.awaitExport();
      stopped.awaitExport();
      drained.terminate();
      stopped.terminate();
      try (Worker fresh = new Worker("fresh", "0")) {
        assertThat(old.interrupt()).isLessThan(Duration.ofSeconds(30));
        stopped.awaitEnd();
        awaitAll(replacement, exports);
        drained.awaitEnd();
        assertThat(stopped.log()).contains("A job is requeued.");
        assertThat(drained.log()).contains("The worker finishes its jobs before it stops.", "An export completed.")
            .doesNotContain("A job is requeued.");
        assertThat(fresh.log()).contains("An export completed.");
      }
    }
  }

  private void awaitAll(ServerUnderTest server, List<JsonNode> exports) throws Exception {
    for (JsonNode export : exports) {
      JsonNode ended = at(server).awaitEnd(throughAnother(server, export), 1);
      assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("completed");
      Path output = at(server).download(ended.path("output").asText(), folder.resolve("out.mp4"));
      assertThat(Samples.probe(output).path("video_length").asText()).isEqualTo(FRAMES);
    }
  }
}
