package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several clients at once send, store and ask for more JSON than the API's heap holds: each is refused, none fails. */
class HeapTest {

  private static final int CLIENTS = 4;
  private static final int EACH = 3;
  private static final int MEGABYTE = 1 << 20;
  private static final String JSON = "application/json";

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static Client client;
  private static GraphClient graph;
  private static HttpClient http;

  @BeforeAll
  static void serve() throws Exception {
    server = ServerUnderTest.start(folder.resolve("data"), Map.of("CLIPWRIGHT_RENDER_WORKERS", "0"));
    client = server.client();
    graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() throws Exception {
    assertThat(server.log()).doesNotContain("OutOfMemoryError");
    http.close();
    server.close();
  }

  /** The statuses of many requests at once, and how often each came; small ones are answered soon after. */
  private static Map<Integer, Integer> statuses(HttpRequest request) throws Exception {
    List<CompletableFuture<Integer>> clients = new ArrayList<>();
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(CompletableFuture.supplyAsync(() -> status(request), Thread::startVirtualThread));
    }
    for (int i = 1; i < EACH; i++) {
      clients.replaceAll(before -> before.thenApplyAsync(status -> merged(statuses, status, request),
          Thread::startVirtualThread));
    }
    for (CompletableFuture<Integer> last : clients) {
      int status = last.get();
      synchronized (statuses) {
        statuses.merge(status, 1, Integer::sum);
      }
    }
    assertThat(client.get("/projects/?format=json").has("count")).isTrue();
    return statuses;
  }

  private static int merged(Map<Integer, Integer> statuses, int status, HttpRequest request) {
    synchronized (statuses) {
      statuses.merge(status, 1, Integer::sum);
    }
    return status(request);
  }

  private static int status(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException cut) {
      return 0;
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(asked);
    }
  }

  private static HttpRequest.Builder request(String path) throws Exception {
    return HttpRequest.newBuilder(server.address().resolve(path)).timeout(Duration.ofSeconds(60));
  }

  private static HttpRequest post(String path, String body) throws Exception {
    return request(path).header("Authorization", graph.authorization()).header("Content-Type", JSON)
        .POST(BodyPublishers.ofString(body)).build();
  }

  private static HttpRequest get(String path, String accept) throws Exception {
    return request(path).header("Authorization", graph.authorization()).header("Accept", accept).build();
  }

  private static String objects(int characters) {
    return "[" + "{},".repeat(characters / 3) + "{}]";
  }

  @Test
  void whoHasNotSignedInSendsLittle() throws Exception {
    HttpRequest request = request("/tokens/").header("Content-Type", JSON)
        .POST(BodyPublishers.ofString(objects(30 * MEGABYTE))).build();
    assertThat(statuses(request)).isEqualTo(Map.of(413, CLIENTS * EACH));
  }

  @Test
  void smallTextThatWouldBecomeManyObjectsIsRefused() throws Exception {
    assertThat(statuses(post("/projects/", objects(7 * MEGABYTE)))).isEqualTo(Map.of(413, CLIENTS * EACH));
    assertThat(statuses(post("/graphql",
        "{\"query\": \"{viewer{id}}\", \"variables\": {\"a\": " + objects(7 * MEGABYTE) + "}}")))
        .isEqualTo(Map.of(413, CLIENTS * EACH));
  }

  @Test
  void formsWithinJsonCountToo() throws Exception {
    String text = "{\"name\": \"x\", \"json\": \"" + objects(6 * MEGABYTE) + "\"}";
    assertThat(statuses(post("/projects/", text)).keySet()).isSubsetOf(413, 503).isNotEmpty();
  }

  @Test
  void largeObjectsAreStoredWithinLimitsAndListedWithoutHarm() throws Exception {
    JsonNode project = Samples.project(client);
    JsonNode file = client.upload(project, Samples.picture(folder)).json();
    String clips = project.path("url").asText() + "clips/";
    assertThat(statuses(post(clips, clip(file, 250_000)))).isEqualTo(Map.of(413, CLIENTS * EACH));
    Client.Answer refused = client.post(clips, JSON, clip(file, 20_000));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/json/0").asText()).contains("at most 100000 can be stored with one object");
    for (int i = 0; i < 12; i++) {
      assertThat(client.post(clips, JSON, clip(file, 11_000)).status()).isEqualTo(201);
    }
    Set<Integer> served = Set.of(200, 503);
    assertThat(statuses(get(clips, JSON)).keySet()).isSubsetOf(served).contains(200);
    assertThat(statuses(get(clips, JSON + "; indent=8")).keySet()).isSubsetOf(served);
    assertThat(statuses(get(clips, "text/html")).keySet()).isSubsetOf(served);
    assertThat(statuses(get(project.path("url").asText() + "json/", JSON)).keySet()).isSubsetOf(200, 400, 503);
    assertThat(statuses(post("/graphql", "{\"query\": \"{clips(first: 100) {nodes {json}}}\"}")).keySet())
        .isSubsetOf(served);
    assertThat(graph.data("{clips(first: 2) {nodes {json}}}", Map.of()).at("/clips/nodes")).hasSize(2);
    client.delete(project.path("url").asText());
  }

  private static String clip(JsonNode file, int keyframes) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < keyframes; i++) {
      points.append(i == 0 ? "" : ",").append("{\"co\":{\"X\":").append(i).append(",\"Y\":0.5},\"interpolation\":0}");
    }
    return "{\"file\": " + file.path("url") + ", \"position\": 0, \"start\": 0, \"end\": 5, \"layer\": 1,"
        + " \"json\": {\"alpha\": {\"Points\": [" + points + "]}}}";
  }
}
