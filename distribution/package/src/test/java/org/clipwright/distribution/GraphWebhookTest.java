package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for a webhook in vain can read what was sent, when, and what came back. */
class GraphWebhookTest {

  private static final String DELIVERIES = """
      query($id: ID!) { export(id: $id) { webhookDelivery { status }
        webhookDeliveries { url sentAt status response retryAt } } }""";

  @TempDir private Path folder;

  private static JsonNode deliveries(GraphClient graph, JsonNode export) {
    try {
      return graph.data(DELIVERIES, Map.of("id", export.path("id").asText())).at("/export/webhookDeliveries");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static int unusedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void everyTryIsKeptWithItsAnswerOrItsFailure() throws Exception {
    Map<String, String> settings = Map.of("CLIPWRIGHT_OUTBOUND_ALLOW", "127.0.0.1");
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings);
        WebhookReceiver receiver = WebhookReceiver.start()) {
      GraphClient graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
      JsonNode project = Samples.turningPicture(server.client(), folder, 1);

      JsonNode heard = server.client().awaitEnd(
          Samples.export(server.client(), project,
              Map.of("webhook", receiver.url(), "json", "{\"webhook_secret\": \"a secret of nineteen\"}")));
      assertThat(heard.toString()).doesNotContain("secret");
      JsonNode message = receiver.next();
      assertThat(message.toString()).doesNotContain("secret");
      assertThat(receiver.header("webhook-id")).isEqualTo("export-" + heard.path("id").asText() + "-end-1");
      assertThat(receiver.header("webhook-signature")).startsWith("v1,");
      ServerUnderTest.await("the delivery", () -> !deliveries(graph, heard).isEmpty());
      JsonNode answered = deliveries(graph, heard).path(0);
      assertThat(answered.path("url").asText()).isEqualTo(receiver.url());
      assertThat(answered.path("status").asInt()).isEqualTo(200);
      assertThat(answered.path("response").asText()).isEqualTo("200: [text/plain] thanks");
      assertThat(answered.path("retryAt").isNull()).isTrue();

      String nobody = "http://127.0.0.1:" + unusedPort() + "/hook";
      JsonNode unheard =
          server.client().awaitEnd(Samples.export(server.client(), project, Map.of("webhook", nobody)));
      ServerUnderTest.await("the second try", () -> deliveries(graph, unheard).size() >= 2);
      for (JsonNode delivery : deliveries(graph, unheard)) {
        assertThat(delivery.path("status").isNull()).as(delivery.toString()).isTrue();
        assertThat(delivery.path("response").asText()).contains("127.0.0.1");
        assertThat(delivery.path("retryAt").asText()).isGreaterThan(delivery.path("sentAt").asText());
      }
    }
  }
}
