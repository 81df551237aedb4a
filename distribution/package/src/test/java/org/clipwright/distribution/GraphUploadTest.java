package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large media come in pieces, and go on where a lost connection left them. */
class GraphUploadTest {

  private static final String PASSWORD = "a-long-password";
  private static final String COMPLETE = """
      mutation($upload: ID!, $project: ID!) { completeUpload(input: {upload: $upload, project: $project,
        filename: "bars.png"}) { file { id name width } userErrors { field message code } } }""";

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<Void> put(String url, byte[] piece, String range) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(piece));
    if (!range.isEmpty()) {
      request.header("Content-Range", range);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding());
  }

  private String arrived(String url) throws Exception {
    HttpRequest head = HttpRequest.newBuilder(URI.create(url)).HEAD().build();
    return http.send(head, HttpResponse.BodyHandlers.discarding()).headers().firstValue("Upload-Offset").orElse("none");
  }

  @Test
  void piecesBecomeAFileOfTheirOwner() throws Exception {
    byte[] bytes = Files.readAllBytes(Samples.picture(folder));
    int half = bytes.length / 2;
    Map<String, String> settings = Map.of("CLIPWRIGHT_ADMIN_PASSWORD", PASSWORD, "CLIPWRIGHT_RENDER_WORKERS", "0");
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings)) {
      GraphClient graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
      JsonNode target = graph.data("mutation { createUpload(input: {size: 1000}) { upload { id url method } } }",
          Map.of())
          .at("/createUpload/upload");
      String url = target.path("url").asText();
      Map<String, String> variables =
          Map.of("upload", target.path("id").asText(), "project", Samples.project(server.client()).path("id").asText());

      assertThat(put(url, Arrays.copyOf(bytes, half), "bytes 0-" + (half - 1) + "/*").statusCode()).isEqualTo(204);
      assertThat(arrived(url)).isEqualTo(Integer.toString(half));
      assertThat(put(url, new byte[10], "bytes 3-12/*").statusCode()).as("a piece out of turn").isEqualTo(409);
      JsonNode early = graph.data(COMPLETE, variables).at("/completeUpload/userErrors/0");
      assertThat(early.path("code").asText()).as("half a picture").isEqualTo("INVALID");
      assertThat(put(url, Arrays.copyOfRange(bytes, half, bytes.length),
          "bytes " + half + "-" + (bytes.length - 1) + "/*")
          .statusCode()).isEqualTo(204);
      JsonNode stolen = new GraphClient(server.address(), "cloud-admin", PASSWORD).data(COMPLETE, variables)
          .at("/completeUpload/userErrors/0");
      assertThat(stolen.path("field").path(0).asText()).as("somebody else's upload").isEqualTo("upload");

      List<JsonNode> made = completedAtOnce(graph, variables);
      assertThat(made).as("one upload is one file, however often that is asked for at a time").hasSize(1);
      JsonNode file = made.getFirst();

      assertThat(file.path("name").asText()).isEqualTo("bars.png");
      assertThat(file.path("width").asInt()).isEqualTo(320);
      assertThat(arrived(url)).as("the place is gone").isEqualTo("none");
      assertThat(put(url, bytes, "").statusCode()).isEqualTo(404);
      try (Stream<Path> left = Files.list(folder.resolve("data/uploads"))) {
        assertThat(left).isEmpty();
      }
    }
  }

  /** The files that come of asking eight times at once. */
  private static List<JsonNode> completedAtOnce(GraphClient graph, Map<String, String> variables) throws Exception {
    try (ExecutorService askers = Executors.newFixedThreadPool(8)) {
      List<Future<JsonNode>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(askers.submit(() -> graph.data(COMPLETE, variables).at("/completeUpload/file")));
      }
      List<JsonNode> files = new ArrayList<>();
      for (Future<JsonNode> answer : answers) {
        JsonNode file = answer.get();
        if (!file.isNull()) {
          files.add(file);
        }
      }
      return files;
    }
  }

  @Test
  void whatIsLargerThanTheServerTakesIsRefused() throws Exception {
    Map<String, String> settings = Map.of("CLIPWRIGHT_UPLOAD_LIMIT", "1000", "CLIPWRIGHT_RENDER_WORKERS", "0");
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings)) {
      GraphClient graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
      JsonNode refused = graph.data(
          "mutation { createUpload(input: {size: 1001}) { upload { id } userErrors { field } } }", Map.of());
      assertThat(refused.at("/createUpload/userErrors/0/field/0").asText()).isEqualTo("size");
      String url = graph.data("mutation { createUpload(input: {}) { upload { url } } }", Map.of())
          .at("/createUpload/upload/url").asText();
      assertThat(put(url, new byte[1001], "").statusCode()).isEqualTo(413);
    }
  }
}
