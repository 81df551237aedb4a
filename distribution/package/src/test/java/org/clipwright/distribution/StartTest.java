package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that cannot be, and workers that are started by hand. */
class StartTest {

  @TempDir private static Path folder;
  private static ServerUnderTest server;

  @BeforeAll
  static void serveWithoutRenderWorkers() throws IOException {
    server = ServerUnderTest.start(folder.resolve("data"), Map.of("CLIPWRIGHT_RENDER_WORKERS", "0"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static void assertFails(Installation.Ended ended, String sentence) {
    assertThat(ended.code()).as(ended.output()).isEqualTo(1);
    assertThat(ended.output().lines().filter(line -> line.startsWith("clipwright: "))).singleElement().asString()
        .contains(sentence);
  }

  @Test
  void secondServerOnTheSameDataIsRefused() throws Exception {
    server.address();
    assertFails(
        Installation.runToEnd("serve", "--port", "0", "--data", folder.resolve("data").toString()),
        "Another server is using the data folder");
  }

  @Test
  void portInUseIsToldAndNothingStaysBehind() throws Exception {
    Path other = folder.resolve("other");
    String port = Integer.toString(server.address().getPort());
    assertFails(Installation.runToEnd("serve", "--port", port, "--data", other.toString()), "Port " + port);
    assertThat(other.resolve("database/data/PG_VERSION")).exists();
    assertThat(Files.notExists(other.resolve("database/data/postmaster.pid"))).isTrue();
  }

  @Test
  void workerThatIsStartedByHandRendersExports() throws Exception {
    Client client = server.client();
    JsonNode export = Samples.export(client, Samples.turningPicture(client, folder, 1), Map.of());
    ProcessBuilder builder = new ProcessBuilder(Installation.command("worker", "--lane", "render"));
    builder.environment().putAll(server.databaseSettings());
    builder.environment().put("CLIPWRIGHT_DATA", folder.resolve("data").toString());
    Process worker = builder.redirectErrorStream(true).redirectOutput(folder.resolve("worker.log").toFile()).start();
    try {
      assertThat(client.awaitEnd(export).path("status").asText()).isEqualTo("completed");
    } finally {
      worker.destroy();
    }
    assertThat(worker.waitFor()).as(Files.readString(folder.resolve("worker.log"))).isZero();
  }

  @Test
  void serversCanShareADatabase() throws Exception {
    Path other = folder.resolve("sharing");
    server.address();
    Map<String, String> settings = new HashMap<>(server.databaseSettings());
    settings.put("CLIPWRIGHT_STORAGE_ROOT", folder.resolve("data/media").toString());
    try (ServerUnderTest second = ServerUnderTest.start(other, settings)) {
      Client client = second.client();
      JsonNode file = client.upload(Samples.project(client), Samples.picture(folder)).json();
      client.download(
          server.address() + "/media/" + file.path("json").path("path").asText(), folder.resolve("copy.png"));
      assertThat(folder.resolve("copy.png")).hasSameBinaryContentAs(folder.resolve("bars.png"));
      assertThat(other.resolve("database")).doesNotExist();
    }
  }

  @Test
  void demoLoginWorksOnThisMachineOnly() throws Exception {
    try (ServerUnderTest open = ServerUnderTest.start(folder.resolve("open"), Map.of(), "--host", "0.0.0.0")) {
      URI address = open.address();
      assertThat(open.client().post("/projects/", Map.of("name", "Mine")).status()).isEqualTo(401);
      ServerUnderTest.await("the greeting", () -> open.log().contains("Press Ctrl-C"));
      Matcher login = Pattern.compile("cloud-admin / (\\S+)").matcher(open.log());
      assertThat(login.find()).isTrue();
      assertThat(Samples.project(new Client(address, "cloud-admin", login.group(1))).path("id").asInt()).isEqualTo(1);
    }
  }

  @Test
  void allWrongSettingsAreToldAtOnce() throws Exception {
    Installation.Ended ended = Installation.runToEnd("serve", "--port", "web", "--host", "no such host");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output()).contains("CLIPWRIGHT_PORT is \"web\"", "CLIPWRIGHT_HOST is \"no such host\"");
  }
}
