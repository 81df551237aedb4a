package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
    assertThat(platform.get("/info/presets/").json()).isNotEmpty()
        .allSatisfy(preset -> assertThat(
            platform.json("POST", "/clips/1/presets/", "{'preset':'" + preset.path("name").asText() + "'}")
                .status())
            .as(preset.toString()).isEqualTo(200));
    assertThat(platform.get("/info/curves/").json()).isNotEmpty()
        .allSatisfy(curve -> assertThat(
            platform.json("POST", "/clips/1/keyframes/", "{'property':'alpha','position_in_seconds':1,'value':1,"
                + "'curve':'" + curve.path("name").asText() + "'}").status())
            .as(curve.toString()).isEqualTo(200));
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
  void fontsAreDrawnPageByPage() {
    assertThat(platform.get("/info/fonts/thumbnail/").text()).isEqualTo("1 x");
    assertThat(platform.get("/info/fonts/thumbnail/?page=2").text()).isEqualTo("2 x");
    assertThat(platform.get("/info/fonts/thumbnail/?page=0").text())
        .isEqualTo("{\"page\":[\"Ensure this value is greater than or equal to 1.\"]}");
  }

  @Test
  void titlesAreListedWithTheirFieldsAndPictures() {
    JsonNode titles = platform.get("/info/titles/").json();
    assertThat(titles).hasSize(1);
    assertThat(titles.get(0).path("name").asText()).isEqualTo("Center-Text.svg");
    assertThat(titles.get(0).path("thumbnail").asText())
        .isEqualTo("http://localhost/info/titles/Center-Text.svg/thumbnail/");
    assertThat(titles.get(0).path("fields").findValuesAsText("name")).containsExactly("text", "font_size", "font_name",
        "fill_color", "fill_opacity", "stroke_color", "stroke_size", "stroke_opacity", "drop_shadow",
        "background_color", "background_opacity", "fit");
    assertThat(titles.get(0).path("fields").get(1).toString()).isEqualTo("{\"name\":\"font_size\","
        + "\"type\":\"float\",\"help\":\"Font size, on a canvas 1080 pixels high.\",\"initial\":100.0,"
        + "\"minimum\":1.0,\"maximum\":1000.0}");
  }

  @Test
  void titlesAreDrawnWithGivenValuesAndLeaveNothingBehind() {
    TestResponse drawn = platform.get("/info/titles/Center-Text.svg/thumbnail/?text=Hello&width=320&height=180");
    assertThat(drawn.text()).isEqualTo("1 320x180");
    assertThat(drawn.header("Content-Type")).contains("image/jpeg");
    assertThat(platform.json("POST", "/info/titles/Center-Text/thumbnail/", "{'text':'Hi','image_format':'png'}")
        .header("Content-Type")).contains("image/png");
    assertThat(platform.storage.list("")).isEmpty();
  }

  @Test
  void titlesThatCannotBeDrawnSayWhy() {
    assertThat(platform.get("/info/titles/None.svg/thumbnail/").status()).isEqualTo(404);
    assertThat(platform.get("/info/titles/Center-Text.svg/thumbnail/?fill_color=red").text())
        .isEqualTo("{\"fill_color\":[\"A colour is written as #rrggbb, such as #ffcc00.\"]}");
    assertThat(platform.get("/info/titles/Center-Text.svg/thumbnail/?width=9999").text())
        .isEqualTo("{\"width\":[\"Ensure this value is less than or equal to 1920.\"]}");
    assertThat(platform.get("/info/titles/Center-Text.svg/thumbnail/?text=<script/>").text())
        .contains("A title may not contain <script>, only <tspan>.");
  }

  @Test
  void titlesTellWhichFontDrawsThemAndBreakLinesToFit() {
    platform.json("POST", "/projects/", "{}");
    JsonNode plain = platform.json("POST", "/projects/1/title/", "{'text':'a b','font_name':'Sans'}").json();
    assertThat(plain.path("json").path("title").toString()).isEqualTo("{\"template\":\"Center-Text.svg\","
        + "\"font_name\":\"Sans\",\"font_used\":\"Sans\",\"font_size\":100.0}");
    JsonNode other = platform.json("POST", "/projects/1/title/", "{'text':'a & b','font_name':'Gone','fit':true}")
        .json();
    assertThat(other.path("json").path("title").path("warning").asText()).isEqualTo("The font \"Gone\" is not"
        + " installed, so Sans replaces it; /info/fonts/ lists the fonts, and a POST there adds one.");
    assertThat(stored(other)).isEqualTo("<svg>a\n&amp; b</svg>");
  }

  private String stored(JsonNode file) {
    String media = file.path("media").asText();
    return platform.get(media.substring("http://localhost".length())).text();
  }

  @Test
  void whatIsNoFontIsNotKept() {
    assertThat(add("film.mp4", "letters").text())
        .isEqualTo("{\"font_file\":[\"The name of a font file ends in .ttf, .otf, .ttc, .woff or .woff2.\"]}");
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
