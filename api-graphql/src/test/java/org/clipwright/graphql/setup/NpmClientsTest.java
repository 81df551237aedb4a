package org.clipwright.graphql.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clipwright.graphql.execution.ToyGraph;
import org.clipwright.graphql.transport.ToyServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audits of GraphQL over HTTP and the usual WebSocket client, as they come from npm. */
class NpmClientsTest {

  private static final Path SOURCE = Path.of("src", "test", "npm");
  private static final Path PLACE = Path.of("target", "npm");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private static Path uploads;
  private static ToyServer server;

  private record Ended(int code, String output) {}

  @BeforeAll
  static void installTheClients() throws Exception {
    Files.createDirectories(PLACE);
    for (String file : List.of("package.json", "package-lock.json", "audit.mjs", "scenarios.mjs")) {
      Files.copy(SOURCE.resolve(file), PLACE.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Ended installed = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    Assumptions.assumeTrue(installed.code() == 0, "npm cannot install the clients here: " + installed.output());
    GraphQlLimits.SocketLimits sockets = new GraphQlLimits.SocketLimits(
        50, 20, new GraphQlLimits.Shares(50, 20, 50), 10, 50_000, Duration.ofSeconds(2), Duration.ofSeconds(2),
        Duration.ofSeconds(5), Duration.ofSeconds(1));
    server = new ToyServer(
        new GraphQlLimits(GraphQlLimits.DEFAULT.document(), GraphQlLimits.DEFAULT.request(), sockets), uploads);
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private static Ended run(String... command) throws InterruptedException {
    List<String> words = new ArrayList<>(List.of(command));
    try {
      Path log = Files.createTempFile(uploads, "npm-", ".log");
      Process process = new ProcessBuilder(words).directory(PLACE.toFile()).redirectErrorStream(true)
          .redirectOutput(log.toFile()).start();
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      return new Ended(ended ? process.exitValue() : -1, Files.readString(log, StandardCharsets.UTF_8));
    } catch (IOException missing) {
      return new Ended(-1, missing.getMessage());
    }
  }

  @Test
  void everyAuditOfTheHttpTransportHolds() throws Exception {
    Ended audit = run("node", "audit.mjs", server.uri("http", "").toString(), ToyGraph.TOKEN);
    assertThat(audit.code()).as(audit.output()).isZero();
  }

  @Test
  void theWebSocketClientGetsWhatItExpectsAndEveryCloseCode() throws Exception {
    Ended scenarios = run("node", "scenarios.mjs", server.uri("ws", "").toString(), ToyGraph.TOKEN);
    assertThat(scenarios.code()).as(scenarios.output()).isZero();
  }
}
