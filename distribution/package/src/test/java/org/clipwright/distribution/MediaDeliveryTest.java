package org.clipwright.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Media that clients fetch from a store itself, by links that the server signs. */
class MediaDeliveryTest {

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<byte[]> send(URI address, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static URI location(HttpResponse<?> answer) {
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-store");
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  @Test
  void linksOfTheStoreServeTheWholeAndPartsWithTheRightType() throws Exception {
    try (S3Store store = S3Store.start(folder)) {
      store.bucket("media");
      Map<String, String> settings = new HashMap<>(store.settings());
      settings.putAll(Map.of("CLIPWRIGHT_STORAGE", "s3", "CLIPWRIGHT_S3_BUCKET", "media",
          "CLIPWRIGHT_MEDIA_DELIVERY", "redirect"));
      try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings)) {
        Client client = server.client();
        Path film = Samples.film(folder, 1);
        JsonNode file = client.upload(Samples.project(client), film).json();
        URI media = URI.create(file.path("media").asText());

        URI link = location(send(media));
        assertThat(link.toString()).contains("X-Amz-Signature=").doesNotContain(S3Store.SECRET);
        HttpResponse<byte[]> whole = send(link);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(whole.body()).isEqualTo(Files.readAllBytes(film));
        HttpResponse<byte[]> part = send(link, "Range", "bytes=4-7");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).asString().isEqualTo("ftyp");

        HttpResponse<Void> head = http.send(
            HttpRequest.newBuilder(media).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.discarding());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains(Long.toString(Files.size(film)));

        URI saved = location(send(URI.create(file.path("url").asText() + "download/"), "Authorization",
            "Basic " + Base64.getEncoder().encodeToString("demo-cloud:demo-password".getBytes(UTF_8))));
        assertThat(send(saved).headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
        bytesGoToTheStoreItself(server, store, Files.readAllBytes(film));
      }
    }
  }

  private void bytesGoToTheStoreItself(ServerUnderTest server, S3Store store, byte[] film) throws Exception {
    GraphClient graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
    byte[] long16 = Arrays.copyOf(film, (16 << 20) + 5);
    JsonNode target = graph.data("mutation($size: Long) { createUpload(input: {size: $size, direct: true}) { upload {"
        + " id parts { url offset length } } userErrors { message } } }", Map.of("size", long16.length))
        .at("/createUpload/upload");
    assertThat(target.path("parts")).hasSize(2);
    for (JsonNode part : target.path("parts")) {
      int offset = part.path("offset").asInt();
      byte[] bytes = Arrays.copyOfRange(long16, offset, offset + part.path("length").asInt());
      assertThat(part.path("url").asText()).startsWith("http://127.0.0.1:").doesNotContain(S3Store.SECRET);
      assertThat(http.send(HttpRequest.newBuilder(URI.create(part.path("url").asText()))
          .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode()).isEqualTo(200);
    }
    JsonNode file = graph.data("mutation($upload: ID!, $project: ID!) { completeUpload(input: {upload: $upload,"
        + " project: $project, filename: \"direct.mp4\"}) { file { databaseId } userErrors { message } } }",
        Map.of("upload", target.path("id").asText(), "project",
            Samples.project(server.client()).path("id").asText()))
        .at("/completeUpload/file");
    JsonNode made = server.client().get("/files/" + file.path("databaseId").asText() + "/");
    assertThat(send(location(send(URI.create(made.path("media").asText())))).body()).isEqualTo(long16);
    assertThat(store.bucket("media").resolve("video/uploads")).satisfiesAnyOf(
        folder -> assertThat(folder).doesNotExist(), folder -> assertThat(folder).isEmptyDirectory());
  }
}
