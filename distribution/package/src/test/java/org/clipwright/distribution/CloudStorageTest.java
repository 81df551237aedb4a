package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All media in one bucket of a real store, imports from another and exports to it: the original's examples as they are
 * sent.
 */
class CloudStorageTest {

  @TempDir private static Path folder;
  private static S3Store store;
  private static ServerUnderTest server;
  private static Client client;
  private static JsonNode project;
  private static CloudRequests requests;

  @BeforeAll
  static void aServerWithItsMediaInABucket() throws Exception {
    store = S3Store.start(folder);
    store.bucket("all-media");
    Path film = Samples.film(folder, 1);
    Path shared = Files.createDirectories(store.bucket("MyS3Bucket").resolve("my/S3/path"));
    Files.copy(film, shared.resolve("FILE.MP4"));
    Map<String, String> settings = new HashMap<>(store.settings());
    settings.put("CLIPWRIGHT_STORAGE", "s3");
    settings.put("CLIPWRIGHT_S3_BUCKET", "all-media");
    settings.put("CLIPWRIGHT_S3_PREFIX", "clipwright");
    settings.put("CLIPWRIGHT_S3_BUCKETS", "MyS3Bucket, missing, all-media/users/{user}");
    server = ServerUnderTest.start(folder.resolve("data"), settings);
    client = server.client();
    project = Samples.project(client);
    requests = new CloudRequests(client, project);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    store.close();
  }

  private static String refusal(String json) throws Exception {
    Client.Answer answer = client.post("/exports/", Samples.exportFields(project, CloudRequests.wishes(json)));
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
    return answer.json().path("json").path(0).asText();
  }

  @Test
  void filesComeFromABucketAndExportsGoThere() throws Exception {
    Client.Answer imported =
        requests.importing("{ \"url\": \"my/S3/path/FILE.MP4\", \"bucket\": \"MyS3Bucket\","
            + " \"name\": \"Custom-Filename.mp4\" }");
    assertThat(imported.status()).as(imported.json().toString()).isEqualTo(201);
    JsonNode file = imported.json();
    assertThat(file.path("media").asText()).endsWith("/Custom-Filename.mp4");
    assertThat(file.path("json").path("duration").asDouble()).isBetween(0.9, 1.2);
    assertThat(CloudRequests.localMedia(folder.resolve("data"))).as("media in the data folder").isZero();
    requests.show(file);

    JsonNode export = requests.exported(
        "{\"bucket\": \"MyS3Bucket\", \"url\": \"my/S3/path/OUT.MP4\", \"acl\": \"public-read\"}");
    assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
    HttpResponse<byte[]> uploaded = CloudRequests.anonymously(export.path("json").path("uploaded").asText());
    assertThat(uploaded.statusCode()).isEqualTo(200);
    assertThat(uploaded.headers().firstValue("Content-Type")).contains("video/mp4");
    Path output = client.download(export.path("output").asText(), folder.resolve("out.mp4"));
    assertThat(uploaded.body()).isEqualTo(Files.readAllBytes(output));
    assertThat(Samples.probe(output).path("has_video").asBoolean()).isTrue();

    JsonNode closed = requests.exported("{\"bucket\": \"MyS3Bucket\", \"url\": \"my/S3/path/CLOSED.MP4\"}");
    assertThat(closed.path("status").asText()).isEqualTo("completed");
    assertThat(CloudRequests.anonymously(closed.path("json").path("uploaded").asText()).statusCode()).isEqualTo(403);

    JsonNode nowhere = requests.exported("{\"bucket\": \"missing\", \"url\": \"a.mp4\"}");
    assertThat(nowhere.path("status").asText()).isEqualTo("failed");
    assertThat(nowhere.path("json").path("error").asText()).contains("there is no bucket \"missing\"");
    assertThat(nowhere.path("output").asText("")).isIn("", "null");
    assertThat(server.log()).doesNotContain(S3Store.SECRET);
    assertThat(nowhere.toString()).doesNotContain(S3Store.SECRET);
  }

  @Test
  void captionsGoToTheBucketBesideTheFilm() throws Exception {
    JsonNode captioned = Samples.project(client);
    JsonNode file = client.upload(captioned, Samples.picture(folder)).json();
    JsonNode clip = client.create(captioned.path("url").asText() + "clips/", Map.of("project",
        captioned.path("url").asText(), "file", file.path("url").asText(), "position", "0", "start", "0", "end", "1",
        "layer", "1", "json", "{}"));
    assertThat(client.post(clip.path("url").asText() + "captions/",
        Map.of("language", "en", "caption_text", "00:00.200 --> 00:00.800\nHello")).status()).isEqualTo(200);

    JsonNode export = new CloudRequests(client, captioned).exported("{\"bucket\": \"MyS3Bucket\","
        + " \"url\": \"my/S3/path/TALK.MP4\", \"acl\": \"public-read\", \"captions\": \"sidecar\"}");
    assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
    String film = export.at("/json/uploaded").asText();
    HttpResponse<byte[]> vtt = CloudRequests.anonymously(film.replaceAll("MP4$", "en.vtt"));
    assertThat(vtt.statusCode()).as(film).isEqualTo(200);
    assertThat(vtt.headers().firstValue("Content-Type")).contains("text/vtt");
    assertThat(new String(vtt.body(), StandardCharsets.UTF_8))
        .isEqualTo("WEBVTT\n\n00:00:00.200 --> 00:00:00.800\nHello\n");
    HttpResponse<byte[]> srt = CloudRequests.anonymously(film.replaceAll("MP4$", "en.srt"));
    assertThat(srt.statusCode()).isEqualTo(200);
    assertThat(new String(srt.body(), StandardCharsets.UTF_8)).contains("00:00:00,200 --> 00:00:00,800", "Hello");
    Path own = client.download(export.at("/json/caption_files/0/vtt").asText(), folder.resolve("own.vtt"));
    assertThat(Files.readAllBytes(own)).as("in the bucket of all media").isEqualTo(vtt.body());
  }

  @Test
  void filmOfSegmentsIsTheSameInBothBuckets() throws Exception {
    JsonNode turning = Samples.turningPicture(client, folder, 60);
    JsonNode export = client.awaitEnd(Samples.export(client, turning, Map.of("json",
        "{\"bucket\": \"MyS3Bucket\", \"url\": \"my/S3/path/LONG.MP4\", \"acl\": \"public-read\","
            + " \"fps\": {\"num\": 10, \"den\": 1}}")));
    assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
    assertThat(export.at("/json/segments/rendered").asInt()).isEqualTo(3);
    byte[] uploaded = CloudRequests.anonymously(export.at("/json/uploaded").asText()).body();
    Path output = client.download(export.path("output").asText(), folder.resolve("long.mp4"));
    assertThat(uploaded).isEqualTo(Files.readAllBytes(output));
    assertThat(Samples.probe(output).path("video_length").asInt()).isEqualTo(600);
  }

  @Test
  void playlistGoesToABucketWithItsSegments() throws Exception {
    JsonNode turning = Samples.turningPicture(client, folder, 1);
    Map<String, String> wishes = new HashMap<>(CloudRequests.wishes(
        "{\"bucket\": \"MyS3Bucket\", \"url\": \"my/streams/a film.m3u8\", \"acl\": \"public-read\"}"));
    wishes.putAll(Map.of("video_format", "hls", "audio_codec", "aac"));
    JsonNode export = client.awaitEnd(Samples.export(client, turning, wishes));
    assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
    URI playlist = URI.create(export.path("json").path("uploaded").asText());
    String text = new String(CloudRequests.anonymously(playlist.toString()).body(), StandardCharsets.UTF_8);
    assertThat(text).contains("\na%20film/video/index.m3u8\n");
    String track = playlist.resolve("a%20film/video/index.m3u8").toString();
    assertThat(new String(CloudRequests.anonymously(track).body(), StandardCharsets.UTF_8)).contains("\n0.m4s\n");
    HttpResponse<byte[]> segment = CloudRequests.anonymously(URI.create(track).resolve("0.m4s").toString());
    assertThat(segment.statusCode()).isEqualTo(200);
    assertThat(segment.headers().firstValue("Content-Type")).contains("video/mp4");
    assertThat(segment.body())
        .isEqualTo(client.bytes(export.path("output").asText().replaceFirst("\\.m3u8$", "/video/0.m4s")));
  }

  @Test
  void whatIsNotAllowedIsRefusedAtOnce() throws Exception {
    assertThat(refusal("{\"bucket\": \"secrets\", \"url\": \"a.mp4\"}"))
        .isEqualTo("This server is not allowed to use the bucket \"secrets\"; it can use \"MyS3Bucket\","
            + " \"missing\", \"all-media\".");
    assertThat(refusal("{\"bucket\": \"all-media\", \"url\": \"clipwright/video/files/1/a.mp4\"}"))
        .startsWith("In the bucket \"all-media\" you may use only paths that begin with \"users/");
    assertThat(refusal("{\"bucket\": \"MyS3Bucket\", \"url\": \"../a.mp4\"}"))
        .startsWith("\"url\" is not a valid path in a bucket");
    assertThat(refusal("{\"container\": \"MyBlobContainer\", \"url\": \"my/path/FILE.MP4\", \"public\": \"blob\"}"))
        .isEqualTo("Export to Azure Blob Storage is not configured on this server.");
    Client.Answer absent = requests.importing("{\"bucket\": \"MyS3Bucket\", \"url\": \"absent.mp4\"}");
    assertThat(absent.status()).isEqualTo(400);
    assertThat(absent.json().path("json").path(0).asText())
        .isEqualTo("There is no file \"absent.mp4\" in the bucket \"MyS3Bucket\".");
  }
}
