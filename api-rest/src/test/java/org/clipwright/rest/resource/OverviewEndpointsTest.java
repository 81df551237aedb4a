package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sprite sheets and peaks of a file of ten seconds at 1280x720, 30 frames a second, in stereo at 48 kHz. */
class OverviewEndpointsTest {

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void aFile() {
    platform = new TestPlatform(uploads);
    platform.json("POST", "/projects/", "{'name':'a'}");
    assertThat(platform.upload(1, "a.mp4", "film").status()).isEqualTo(201);
    platform.jobs.clear();
  }

  private TestResponse found(String path, String type) {
    TestResponse response = platform.get("/files/1/" + path);
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(response.header("Content-Type")).contains(type);
    return response;
  }

  private TestResponse known(String path, String tag) {
    return platform.send(
        TestRequests.get("/files/1/" + path, "Authorization", "Token " + TestPlatform.ANN, "If-None-Match", tag));
  }

  private long drawn() {
    return platform.jobs.stream().filter(job -> job.startsWith("WORK")).count();
  }

  @Test
  void sheetIsDrawnOnce() {
    TestResponse first = found("sprite/", "image/jpeg");
    assertThat(first.text()).isEqualTo("100 of 160x90");
    assertThat(first.header("Cache-Control")).contains("private, no-cache");
    String tag = first.header("ETag").orElseThrow();
    assertThat(known("sprite/", tag).status()).isEqualTo(304);
    found("sprite/", "image/jpeg");
    assertThat(drawn()).isEqualTo(1);
    assertThat(found("sprite/?v=" + tag.replace("\"", ""), "image/jpeg").header("Cache-Control").orElseThrow())
        .contains("immutable");
    assertThat(found("sprite/?columns=5&rows=2&width=321&format=webp", "image/webp").text())
        .isEqualTo("10 of 320x180");
    assertThat(drawn()).isEqualTo(2);
  }

  @Test
  void indexTellsPlacesAndTimesWithoutDrawing() {
    JsonNode index = found("sprite/?columns=4&interval=3&index=json", "application/json").json();
    assertThat(index.path("tiles")).hasSize(4);
    assertThat(index.path("tiles").path(3).toString()).isEqualTo("{\"start\":9.0,\"end\":10.0,\"x\":480,\"y\":0}");
    assertThat(index.path("rows").asInt()).isEqualTo(1);
    assertThat(drawn()).isZero();
    String image = index.path("image").asText();
    String path = image.substring(image.indexOf("/files/1/") + "/files/1/".length());
    assertThat(found(path, "image/jpeg").header("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(found("sprite/?columns=2&rows=2&index=vtt", "text/vtt").text())
        .startsWith("WEBVTT\n\n00:00:00.000 --> 00:00:02.500\nhttp").contains("#xywh=0,0,160,90\n")
        .contains("00:00:07.500 --> 00:00:10.000\n").endsWith("#xywh=160,90,160,90\n");
  }

  @Test
  void peaksAreInTheFormsOfAudiowaveform() {
    JsonNode json = found("peaks/?points=4&channels=split&bits=16", "application/json").json();
    assertThat(json.path("version").asInt()).isEqualTo(2);
    assertThat(json.path("channels").asInt()).isEqualTo(2);
    assertThat(json.path("samples_per_pixel").asInt()).isEqualTo(120_000);
    assertThat(json.path("length").asInt()).isEqualTo(4);
    assertThat(json.path("data").path(0).asInt()).isEqualTo('-' << 8 | '+');
    ByteBuffer binary = ByteBuffer.wrap(found("peaks/?format=dat", "application/octet-stream").bytes())
        .order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new int[] {binary.getInt(), binary.getInt(), binary.getInt(), binary.getInt(), binary.getInt(),
      binary.getInt()}).containsExactly(2, 1, 48_000, 256, 1875, 1);
    assertThat(binary.remaining()).isEqualTo(2 * 1875);
    assertThat(binary.get()).isEqualTo((byte) '-');
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      sprite/?columns=100&rows=100 | columns | These settings give 10,000 tiles; at most 1,000 are allowed.
      sprite/?interval=0.001           | interval          | Use an interval of at least 0.010 seconds.
      sprite/?interval=1&rows=2        | rows              | Leave one of them out.
      sprite/?width=1024&columns=20    | width             | at most 16,383 pixels per side
      sprite/?width=0                  | width             | greater than or equal to 16
      sprite/?format=bmp               | format            | bmp
      peaks/?points=10&samples_per_pixel=10 | points       | Leave one of them out.
      peaks/?samples_per_pixel=1&channels=split | samples_per_pixel | Use at least 2 samples for each.
      peaks/?points=600000             | points            | less than or equal to 524288
      peaks/?bits=24                   | bits              | 24
      """)
  void whatIsTooMuchIsRefused(String path, String field, String sentence) {
    TestResponse response = platform.get("/files/1/" + path);
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.json().path(field).path(0).asText()).contains(sentence);
    assertThat(drawn()).isZero();
  }

  @Test
  void onlyItsOwnerSeesIt() {
    assertThat(platform.get("/files/2/sprite/").status()).isEqualTo(404);
    assertThat(platform.send(TestRequests.get("/files/1/peaks/")).status()).isEqualTo(401);
  }
}
