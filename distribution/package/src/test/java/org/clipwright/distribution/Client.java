package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Talks to a server as the contract's clients do: forms in, JSON out. */
final class Client {

  private static final String BOUNDARY = "clipwright-test-boundary";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http;
  private final URI address;
  private final String authorization;

  /** An answer, whatever its status. */
  record Answer(int status, JsonNode json) {}

  Client(URI address, String user, String password) {
    this(HttpClient.newHttpClient(), address, user, password);
  }

  /** @param http knows whom to trust */
  Client(HttpClient http, URI address, String user, String password) {
    this.http = http;
    this.address = address;
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", authorization);
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
  }

  /** Gets the JSON of a path or full address, which has to be there. */
  JsonNode get(String path) throws IOException, InterruptedException {
    Answer answer = send(request(path).build());
    assertThat(answer.status()).as("status of " + path + ": " + answer.json()).isEqualTo(200);
    return answer.json();
  }

  /** Gets the answer of a path or full address, whatever it is. */
  Answer answer(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  /** Posts a form. */
  Answer post(String path, Map<String, String> fields) throws IOException, InterruptedException {
    String form = fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
    return post(path, "application/x-www-form-urlencoded", form);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Sends a form with a further header. */
  HttpResponse<String> sendWith(String header, String value, String method, String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String form = fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
    return http.send(
        request(path).header(header, value).header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, BodyPublishers.ofString(form)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Posts a text. */
  Answer post(String path, String contentType, String body) throws IOException, InterruptedException {
    return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)).build());
  }

  /** Posts a form that has to be accepted. */
  JsonNode create(String path, Map<String, String> fields) throws IOException, InterruptedException {
    Answer answer = post(path, fields);
    assertThat(answer.status()).as("answer of " + path + ": " + answer.json()).isEqualTo(201);
    return answer.json();
  }

  /** Sends any request; a content type makes it one with a body. */
  HttpResponse<String> send(String method, String path, String contentType, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder builder = request(path)
        .method(method, contentType.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!contentType.isEmpty()) {
      builder.header("Content-Type", contentType);
    }
    return http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Gets bytes, which have to be there. */
  byte[] bytes(String path) throws IOException, InterruptedException {
    return bytes(request(path).build());
  }

  /** Asks with JSON for bytes, which have to come. */
  byte[] bytes(String method, String path, String json) throws IOException, InterruptedException {
    return bytes(request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json))
        .build());
  }

  private byte[] bytes(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).as(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo(200);
    return response.body();
  }

  /** Sends a multipart form; a field that names a file of the folder carries it. */
  HttpResponse<String> sendForm(String method, String path, Map<String, String> fields, Path folder)
      throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      Path file = folder.resolve(field.getValue().matches("[\\w.-]+") ? field.getValue() : "none");
      boolean carried = Files.isRegularFile(file);
      body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\""
          + (carried ? "; filename=\"" + file.getFileName() + "\"" : "") + "\r\n\r\n")
          .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(carried ? Files.readAllBytes(file) : field.getValue().getBytes(StandardCharsets.UTF_8));
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return http.send(request(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .method(method, BodyPublishers.ofByteArray(body.toByteArray())).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Deletes what is at a path. */
  void delete(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request(path).DELETE().build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
  }

  /** Uploads a file into a project. */
  Answer upload(JsonNode project, Path file) throws IOException, InterruptedException {
    return upload(project, file.getFileName().toString(), () -> open(file));
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  /** Uploads bytes that come from a stream into a project. */
  Answer upload(JsonNode project, String name, Supplier<InputStream> content) throws IOException, InterruptedException {
    String url = project.path("url").asText();
    String head = part("project") + url + "\r\n" + part("json") + "{}\r\n"
        + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"media\"; filename=\"" + name + "\"\r\n\r\n";
    String tail = "\r\n--" + BOUNDARY + "--\r\n";
    return send(request(url + "files/")
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofInputStream(() -> joined(head, content.get(), tail))).build());
  }

  private static String part(String name) {
    return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
  }

  private static InputStream joined(String head, InputStream content, String tail) {
    List<InputStream> streams = new ArrayList<>();
    streams.add(new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)));
    streams.add(content);
    streams.add(new ByteArrayInputStream(tail.getBytes(StandardCharsets.UTF_8)));
    return new SequenceInputStream(Collections.enumeration(streams));
  }

  /** Fetches the bytes of an address into a file, without signing in, as players do. */
  Path download(String url, Path target) throws IOException, InterruptedException {
    HttpResponse<Path> response =
        http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofFile(target));
    assertThat(response.statusCode()).isEqualTo(200);
    return target;
  }

  /** Asks for an export again and again until it is as wanted, and looks that its progress never falls. */
  JsonNode await(JsonNode export, Predicate<JsonNode> wanted) {
    return await(export, wanted, 0);
  }

  private JsonNode await(JsonNode export, Predicate<JsonNode> wanted, int mostFalls) {
    int[] falls = {0};
    double[] progress = {-1};
    JsonNode[] last = new JsonNode[1];
    ServerUnderTest.await("the export", () -> {
      last[0] = look(export);
      double now = last[0].path("progress").asDouble();
      if (now < progress[0]) {
        assertThat(now).as("progress after %s", progress[0]).isZero();
        assertThat(++falls[0]).as("times that progress fell").isLessThanOrEqualTo(mostFalls);
      }
      progress[0] = now;
      return wanted.test(last[0]);
    });
    return last[0];
  }

  private JsonNode look(JsonNode export) {
    try {
      return get("/exports/" + export.path("id").asText() + "/");
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new AssertionError(asked);
    }
  }

  /** Waits until an export is over, well or badly. */
  JsonNode awaitEnd(JsonNode export) {
    return await(export, Client::isOver);
  }

  /** The same for one whose attempt was ended from outside: each further attempt begins at nothing. */
  JsonNode awaitEnd(JsonNode export, int furtherAttempts) {
    return await(export, Client::isOver, furtherAttempts);
  }

  private static boolean isOver(JsonNode export) {
    return export.path("status").asText().matches("completed|failed");
  }
}
