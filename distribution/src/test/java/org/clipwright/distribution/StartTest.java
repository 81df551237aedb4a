package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that cannot be, and workers that are started by hand. */
class StartTest {

  @TempDir private Path folder;
  private ServerUnderTest server;

  @BeforeEach
  void serveWithoutRenderWorkers() throws IOException {
    server = ServerUnderTest.start(folder.resolve("data"), Map.of("CLIPWRIGHT_RENDER_WORKERS", "0"));
  }

  @AfterEach
  void stop() throws Exception {
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
        "Another server uses the data folder");
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
}
