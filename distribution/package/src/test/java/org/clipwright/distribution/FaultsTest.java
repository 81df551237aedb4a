package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exports are right, whatever happens to their workers meanwhile: in short what {@code benchmarks/faults} does. */
@Timeout(600)
class FaultsTest {

  private static final int SECONDS = 40;
  private static final String TEN_FRAMES_A_SECOND = "{\"fps\": {\"num\": 10, \"den\": 1}}";

  @TempDir private Path folder;

  @Test
  void exportsAreRightAlthoughAWorkerHangsAndWakesUpWhileAnotherDoesItsWork() throws Exception {
    Map<String, String> settings =
        Map.of("CLIPWRIGHT_RENDER_WORKERS", "2", "CLIPWRIGHT_OUTBOUND_ALLOW", "127.0.0.1");
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings);
        WebhookReceiver receiver = WebhookReceiver.start()) {
      Client client = server.client();
      byte[] right = output(client, client.awaitEnd(export(client, receiver)));
      assertThat(receiver.next().path("status").asText()).isEqualTo("completed");

      List<JsonNode> exports = new ArrayList<>(List.of(export(client, receiver), export(client, receiver)));
      client.await(exports.getFirst(), export -> export.path("progress").asDouble() > 5);
      ProcessHandle hanging = server.worker("render", -1);
      signal("STOP", hanging);
      ServerUnderTest.await("another worker with what the first one holds",
          () -> server.log().contains("try=2") || server.log().contains("attempt=2"));
      signal("CONT", hanging);

      exports.replaceAll(export -> client.awaitEnd(export, 1));
      for (JsonNode export : exports) {
        assertThat(output(client, export)).as("the same bytes as without a fault").isEqualTo(right);
      }
      assertThat(exports.stream().mapToInt(export -> export.path("json").path("retries").asInt(0)).sum())
          .as("a worker that hangs counts as one that died").isPositive();
      assertTold(receiver, exports);
      ServerUnderTest.await("the end of temporary files", () -> isWithoutAttempts(folder.resolve("data/scratch")));
    }
  }

  /** Each in a project of its own, which has no segments yet. */
  private JsonNode export(Client client, WebhookReceiver receiver) throws Exception {
    return Samples.export(client, Samples.turningPicture(client, folder, SECONDS),
        Map.of("json", TEN_FRAMES_A_SECOND, "webhook", receiver.url()));
  }

  private byte[] output(Client client, JsonNode export) throws Exception {
    assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
    return Files.readAllBytes(client.download(export.path("output").asText(), folder.resolve("out.mp4")));
  }

  private static void assertTold(WebhookReceiver receiver, List<JsonNode> exports) throws InterruptedException {
    Set<String> told = new TreeSet<>();
    for (JsonNode _ : exports) {
      JsonNode message = receiver.next();
      told.add(message.path("id").asText() + " " + message.path("status").asText());
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(
        exports.stream().map(export -> export.path("id").asText() + " completed").toList());
  }

  private static boolean isWithoutAttempts(Path scratch) {
    String[] names = scratch.toFile().list((_, name) -> name.startsWith("export-"));
    return names == null || names.length == 0;
  }

  private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
  }
}
