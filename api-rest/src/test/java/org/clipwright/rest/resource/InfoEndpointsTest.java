package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoEndpointsTest {

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void open() {
    platform = new TestPlatform(uploads);
  }

  @Test
  void theIndexTellsTheVersionAndWhereTheRestIs() {
    assertThat(platform.get("/info/").json().path("version").asText()).isNotEmpty();
    assertThat(platform.get("/info/").json().path("debug").isBoolean()).isTrue();
    assertThat(platform.get("/info/").json().path("effects").asText()).isEqualTo("http://localhost/info/effects/");
  }

  @Test
  void effectsAreListedWithTheirParameters() {
    assertThat(platform.get("/info/effects/").text()).isEqualTo("[{\"name\":\"Negative\",\"class_name\":\"Negate\","
        + "\"description\":\"Inverts colours.\",\"has_audio\":false,\"has_video\":true,\"properties\":[]}]");
  }

  @Test
  void everyPresetAndCurveThatIsListedIsAccepted() {
    platform.json("POST", "/projects/", "{}");
    platform.upload(1, "film.mp4", "pictures");
    platform.json("POST", "/projects/1/clips/", "{'file':'/files/1/','end':4}");
    assertThat(platform.get("/info/presets/").json()).isNotEmpty().allSatisfy(preset ->
        assertThat(platform.json("POST", "/clips/1/presets/", "{'preset':'" + preset.path("name").asText() + "'}")
            .status())
            .as(preset.toString()).isEqualTo(200));
    assertThat(platform.get("/info/curves/").json()).isNotEmpty().allSatisfy(curve ->
        assertThat(platform.json("POST", "/clips/1/keyframes/", "{'property':'alpha','position_in_seconds':1,'value':1,"
            + "'curve':'" + curve.path("name").asText() + "'}").status()).as(curve.toString()).isEqualTo(200));
  }

  @Test
  void fontsAreListedAddedAndDrawn() {
    assertThat(platform.get("/info/fonts/").text()).isEqualTo("[{\"family\":\"Sans\",\"styles\":[\"Regular\"]}]");
    assertThat(platform.json("POST", "/info/fonts/", "{}").json()).hasSize(1);
    assertThat(platform.json("POST", "/info/fonts/", "{'font_file':null}").json()).hasSize(1);
    assertThat(add("My Font.ttf", "letters").json()).hasSize(2);
    assertThat(platform.get("/info/fonts/thumbnail/").header("Content-Type")).contains("image/jpeg");
  }

  @Test
  void whatIsNoFontIsNotKept() {
    assertThat(add("film.mp4", "letters").text())
        .isEqualTo("{\"font_file\":[\"The name of a font file ends in .ttf, .otf or .ttc.\"]}");
    assertThat(add("a.ttf", "none").text()).isEqualTo("{\"font_file\":[\"This is not a usable font.\"]}");
    assertThat(platform.storage.list("")).isEmpty();
  }

  private TestResponse add(String name, String content) {
    String body = "--B\r\nContent-Disposition: form-data; name=\"font_file\"; filename=\"" + name + "\"\r\n\r\n"
        + content
        + "\r\n--B--\r\n";
    return platform.send(TestRequests.of("POST", "/info/fonts/", body.getBytes(StandardCharsets.UTF_8), "Authorization",
        "Token " + TestPlatform.ANN, "Content-Type", "multipart/form-data; boundary=B"));
  }

  @Test
  void modelsTellWhetherTheyAreInstalled() {
    assertThat(platform.get("/info/transcription/").text()).isEqualTo(
        "[{\"name\":\"plain\",\"engine\":\"fake\",\"description\":\"Needs no file.\",\"state\":\"ready\"},"
            + "{\"name\":\"base\",\"engine\":\"fake\",\"description\":\"Needs a file.\",\"state\":\"missing\","
            + "\"file\":\"base.bin\",\"bytes\":147000000}]");
  }
}
