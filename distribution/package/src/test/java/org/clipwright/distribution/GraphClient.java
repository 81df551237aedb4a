package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Talks to a server's graph. */
final class GraphClient {

  private static final String BOUNDARY = "clipwright-graph-boundary";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final String authorization;

  GraphClient(URI server, String user, String password) {
    this.address = server.resolve("/graphql");
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  String authorization() {
    return authorization;
  }

  private HttpRequest.Builder request(String contentType) {
    return HttpRequest.newBuilder(address).header("Authorization", authorization).header("Content-Type", contentType)
        .header("GraphQL-Require-Preflight", "1");
  }

  private static JsonNode body(String document, Map<String, ?> variables) {
    return MAPPER.valueToTree(Map.of("query", document, "variables", variables));
  }

  /** The whole answer, with errors if there are any. */
  JsonNode answer(String document, Map<String, ?> variables) throws IOException, InterruptedException {
    return answer(document, variables, "test");
  }

  /** The whole answer to a request that has an id for the log. */
  JsonNode answer(String document, Map<String, ?> variables, String requestId)
      throws IOException, InterruptedException {
    HttpRequest request = request("application/json").header("X-Request-Id", requestId)
        .POST(BodyPublishers.ofString(body(document, variables).toString())).build();
    return MAPPER.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  /** The data of an operation that has to succeed. */
  JsonNode data(String document, Map<String, ?> variables) throws IOException, InterruptedException {
    return data(answer(document, variables), document);
  }

  /** The data of an operation with a file as its variable {@code media}. */
  JsonNode upload(String document, Map<String, ?> variables, Path file) throws IOException, InterruptedException {
    Map<String, Object> complete = new HashMap<>(variables);
    complete.put("media", null);
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    part(form, "name=\"operations\"", body(document, complete).toString().getBytes(StandardCharsets.UTF_8));
    part(form, "name=\"map\"", "{\"0\": [\"variables.media\"]}".getBytes(StandardCharsets.UTF_8));
    part(form, "name=\"0\"; filename=\"" + file.getFileName() + "\"", Files.readAllBytes(file));
    form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    HttpRequest request = request("multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofByteArray(form.toByteArray())).build();
    return data(MAPPER.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body()), document);
  }

  private static void part(ByteArrayOutputStream form, String disposition, byte[] content) {
    form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode data(JsonNode answer, String document) {
    assertThat(answer.path("errors").isMissingNode()).as(document + "\n" + answer).isTrue();
    return answer.path("data");
  }

  /** The first event of a subscription; nothing when none comes for a while. */
  JsonNode firstEvent(String document, Map<String, ?> variables) throws Exception {
    CompletableFuture<JsonNode> first = new CompletableFuture<>();
    Thread reader = Thread.ofVirtual().start(() -> {
      try (Stream<JsonNode> events = events(document, variables)) {
        first.complete(events.findFirst().orElse(MAPPER.missingNode()));
      } catch (IOException | InterruptedException | UncheckedIOException failure) {
        first.completeExceptionally(failure);
      }
    });
    try {
      return first.get(3, TimeUnit.SECONDS);
    } catch (TimeoutException none) {
      reader.interrupt();
      return MAPPER.missingNode();
    }
  }

  /** The events of a subscription, as they come; closing the stream ends it. */
  Stream<JsonNode> events(String document, Map<String, ?> variables) throws IOException, InterruptedException {
    HttpRequest request = request("application/json").header("Accept", "text/event-stream")
        .POST(BodyPublishers.ofString(body(document, variables).toString())).build();
    return http.send(request, HttpResponse.BodyHandlers.ofLines()).body()
        .filter(line -> line.startsWith("data: {")).map(line -> tree(line.substring("data: ".length())));
  }

  private static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException noJson) {
      throw new AssertionError(text, noJson);
    }
  }
}
