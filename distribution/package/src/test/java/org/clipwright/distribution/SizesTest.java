package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes that users choose are refused when they are sent, or rendered within the memory there is. */
class SizesTest {

  private static final String DRAWING =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='1920'"
          + " height='1080'>%s</svg>";

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    server = ServerUnderTest.start(folder.resolve("data"), Map.of("CLIPWRIGHT_ADMIN_PASSWORD", "a-long-password"));
    client = server.client();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void aProjectThatCannotBeRenderedIsRefusedWhenItIsSent() throws Exception {
    String sentence = "at most 16384 a side and 67,108,864 in all are allowed";
    assertThat(refusal(client.post("/projects/", size(16_384, 16_384)), "width")).contains(sentence);

    JsonNode largest = client.create("/projects/", size(8192, 8192));
    HttpResponse<String> changed =
        client.send("PATCH", "/projects/" + largest.path("id").asText() + "/", "application/json",
            "{\"height\": 8193}");
    assertThat(changed.statusCode()).isEqualTo(400);
    assertThat(changed.body()).contains(sentence);
  }

  @Test
  void anExportThatCannotBeRenderedIsRefusedWhenItIsSent() throws Exception {
    JsonNode project = title("<rect width='1920' height='1080' fill='red'/>", "{}");
    Client.Answer answer = client.post(
        project.path("url").asText() + "exports/",
        Samples.exportFields(project, Map.of("json", "{\"width\": 12000, \"height\": 12000}")));

    assertThat(refusal(answer, "json")).contains("A picture of 12000x12000 pixels is too large");
  }

  @Test
  void aFrameOfHoursOfSoundIsRefusedWhenItIsSent() throws Exception {
    Map<String, String> fields = size(64, 64);
    fields.putAll(Map.of("fps_num", "1", "fps_den", "100", "sample_rate", "384000", "channels", "8", "channel_layout",
        "1599"));
    assertThat(refusal(client.post("/projects/", fields), "sample_rate"))
        .contains("at most 16,777,216 in all channels");
    fields.put("fps_den", "1000000");
    assertThat(refusal(client.post("/projects/", fields), "fps_num")).contains("it can be 0.01 to 1000");
  }

  @Test
  void aThumbnailOfALargeProjectIsDrawnAtItsOwnSize() throws Exception {
    JsonNode project = client.create("/projects/", size(8192, 8192));
    String address = project.path("url").asText() + "thumbnail/";

    assertThat(client.bytes(address + "?width=320&height=320").length).isBetween(100, 50_000);
    assertThat(client.send("GET", address, "", "").body())
        .contains("A thumbnail of 8192x8192 pixels is too large: at most 33,554,432 in all are allowed");
  }

  @Test
  void aDrawingThatRepeatsItselfABillionTimesIsRefusedAtOnce() throws Exception {
    StringBuilder laughs = new StringBuilder("<g id='g0'><rect width='1' height='1'/></g>");
    for (int level = 1; level < 12; level++) {
      laughs.append("<g id='g%d'>".formatted(level)).append("<use xlink:href='#g%d'/>".formatted(level - 1).repeat(6))
          .append("</g>");
    }
    Path file = Files.writeString(folder.resolve("laughs.svg"), DRAWING.formatted(laughs));
    JsonNode project = Samples.project(client);
    client.upload(project, Files.writeString(folder.resolve("warm.svg"), DRAWING.formatted("")));
    Instant began = Instant.now();

    assertThat(refusal(client.upload(project, file), "media")).contains("it has more than 100,000 elements");
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  /** Nobody can make one project a clip of another, whose cost would multiply with each level. */
  @Test
  void aProjectIsNoMediaAndNoReaderOfAClip() throws Exception {
    String text = """
        {"clips": [{"start": 0, "end": 1, "reader": {"type": "Timeline", "path": "inner.osp"}}], "files": []}""";
    JsonNode project = Samples.project(client);
    Path inner = Files.writeString(folder.resolve("inner.osp"), text);
    assertThat(refusal(client.upload(project, inner), "media")).isEqualTo("inner.osp is not a media file that can be"
        + " read.");
    String url = project.path("url").asText();
    JsonNode file = client.upload(project, Samples.picture(folder)).json();
    String own = file.path("json").path("path").asText();
    JsonNode clip = client.create(url + "clips/", Map.of("project", url, "file", file.path("url").asText(), "end", "1",
        "json", "{\"reader\": {\"type\": \"Timeline\", \"path\": \"" + own + "\"}}"));
    assertThat(clip.at("/json/reader/type").asText()).isEqualTo("QtImageReader");
    assertThat(client.send("GET", url + "thumbnail/", "", "").statusCode()).isEqualTo(200);
    assertThat(refusal(client.post(url + "clips/", Map.of("project", url, "end", "1",
        "json", "{\"reader\": {\"type\": \"Timeline\", \"path\": \"" + own + "\"}}")), "file"))
        .isEqualTo("This field is required.");
    assertThat(refusal(client.post(url + "load/", Map.of("json", text)), "json"))
        .contains("inner.osp\" is neither in the archive nor on this server");
    assertThat(client.post(url + "load/", Map.of("json", text.replace("inner.osp", own))).status()).isEqualTo(200);
    assertThat(client.get(url + "clips/").at("/results/0/json/reader/type").asText()).isEqualTo("QtImageReader");
  }

  @Test
  void aTitleThatGrowsEightTimesIsExported() throws Exception {
    JsonNode project = title(
        "<rect x='900' y='500' width='120' height='80' fill='red'/><text x='960' y='540' font-size='20'>Title</text>",
        growing("scale_x") + ", " + growing("scale_y"));
    JsonNode export = client.awaitEnd(Samples.export(client, project, Map.of("end_frame", "6")));

    assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
  }

  private static String growing(String curve) {
    return """
        "%s": {"Points": [{"co": {"X": 1, "Y": 1}, "interpolation": 1}, {"co": {"X": 6, "Y": 8}, "interpolation": 1}]}"""
        .formatted(curve);
  }

  /** A project of 1920x1080 with a drawing for a second. */
  private static JsonNode title(String content, String json) throws IOException, InterruptedException {
    JsonNode project = client.create("/projects/", size(1920, 1080));
    Path drawing = Files.writeString(folder.resolve("title.svg"), DRAWING.formatted(content));
    JsonNode file = client.upload(project, drawing).json();
    client.create(
        project.path("url").asText() + "clips/",
        Map.of("project", project.path("url").asText(), "file", file.path("url").asText(), "position", "0", "start",
            "0", "end", "1", "layer", "1", "json", json.startsWith("{") ? json : "{" + json + "}"));
    return project;
  }

  private static Map<String, String> size(int width, int height) {
    return new HashMap<>(Map.of("name", "Large", "width", "" + width, "height", "" + height, "fps_num", "25", "fps_den",
        "1", "sample_rate", "44100", "channels", "2", "channel_layout", "3", "json", "{}"));
  }

  private static String refusal(Client.Answer answer, String field) {
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
    return answer.json().path(field).path(0).asText();
  }
}
