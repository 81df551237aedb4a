package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Project files of the desktop editor's versions come out again as they went in, key by key. */
class ProjectFilesTest {

  private static final Path FIXTURES = Path.of("src/test/resources/projects");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What is found out about media, whatever a project claims, and where they are. */
  private static final Set<String> FACTS = Set.of(
      "path", "duration", "width", "height", "has_video", "has_audio", "file_size", "video_length", "media_type",
      "fps");

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void aProject() {
    platform = new TestPlatform(uploads);
    platform.json("POST", "/projects/", "{'name':'Demo'}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.4.1", "2.6.1", "3.1.1", "3.4.0", "3.5.1", "4.0.0", "4.1.0", "5.2.0"})
  void everyKeyIsKept(String version) throws IOException {
    JsonNode file = fixture(version);
    TestResponse loaded = load(1, file.toString());
    assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);
    assertThat(lost(file, platform.get("/projects/1/json/").json())).isEmpty();

    Map<String, String> archive = unzipped(platform.get("/projects/1/download/").bytes());
    assertThat(archive).containsKey("media/film.mp4");
    JsonNode downloaded = MAPPER.readTree(archive.get("Demo.osp"));
    assertThat(lost(file, downloaded)).isEmpty();

    platform.json("POST", "/projects/1/load/", "{'json':" + platform.get("/projects/1/json/").text() + "}");
    assertThat(lost(file, platform.get("/projects/1/json/").json())).isEmpty();
    assertThat(platform.json("POST", "/projects/1/copy/", "{}").status()).isEqualTo(201);
    assertThat(lost(file, platform.get("/projects/2/json/").json())).isEmpty();
  }

  @Test
  void aRequestWithNothingToLoadIsToldWhatWouldWork() {
    for (String body : List.of("{}", "{'json':{}}", "{'json':null}")) {
      assertThat(platform.json("POST", "/projects/1/load/", body).text())
          .isEqualTo("{\"json\":[\"Send a project file or"
              + " an OpenTimelineIO document as \\\"json\\\", a ZIP with one as \\\"archive\\\", or both.\"]}");
    }
  }

  @Test
  void aFileThatIsListedTwiceStaysTwoFiles() throws IOException {
    ObjectNode project = (ObjectNode) fixture("4.1.0");
    ObjectNode again = project.at("/files/0").deepCopy();
    project.withArray("/files").add(again.put("id", "AGAIN1"));
    TestResponse loaded = load(1, project.toString());
    assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);

    assertThat(lost(project, platform.get("/projects/1/json/").json())).isEmpty();
    JsonNode downloaded = MAPPER.readTree(unzipped(platform.get("/projects/1/download/").bytes()).get("Demo.osp"));
    assertThat(lost(project, downloaded)).isEmpty();
    assertThat(platform.get("/projects/1/files/").json().path("count").asInt())
        .isEqualTo(project.path("files").size());
  }

  @Test
  void theVersionIsWrittenAsItCame() throws IOException {
    for (String version : List.of("2.4.1", "4.1.0")) {
      load(1, fixture(version).toString());
      assertThat(platform.get("/projects/1/json/").json().at("/version/openshot-qt").asText()).isEqualTo(version);
    }
    platform.json("POST", "/projects/", "{'name':'New'}");
    assertThat(platform.get("/projects/2/json/").json().path("version").toString())
        .isEqualTo("{\"openshot-qt\":\"4.0.1\",\"libopenshot\":\"1.0.1\"}");
    assertThat(platform.get("/projects/2/json/").json().path("profile").asText()).isEqualTo("FHD 1080p 30 fps");
  }

  @Test
  void theProfileFollowsWhenTheSizeIsChanged() throws IOException {
    load(1, fixture("4.1.0").toString());
    platform.json("PATCH", "/projects/1/", "{'width':1280,'height':720}");
    JsonNode json = platform.get("/projects/1/json/").json();
    assertThat(json.path("profile").asText()).isEqualTo("HD 720p 30 fps");
    assertThat(json.path("width").intValue()).isEqualTo(1280);
    assertThat(json.path("markers").isArray()).isTrue();
    assertThat(json.at("/color/red/Points/0/co/Y").doubleValue()).isEqualTo(12);
  }

  @Test
  void aClipOnALayerWithoutTrackGetsOne() throws IOException {
    load(1, fixture("2.4.1").toString());
    platform.json("PATCH", "/clips/1/", "{'layer':7}");
    JsonNode layers = platform.get("/projects/1/json/").json().path("layers");
    assertThat(layers).hasSize(6);
    assertThat(layers.get(5).path("number").intValue()).isEqualTo(7);
    assertThat(layers.get(1).path("label").asText()).isEqualTo("Bild");
    assertThat(layers.get(1).path("lock").asBoolean()).isTrue();
  }

  @Test
  void whatANewerEditorWroteIsKeptAndNamed() throws IOException {
    TestResponse loaded = load(1, fixture("5.2.0").toString());
    String warning = loaded.json().at("/json/load_warnings/0").asText();
    assertThat(warning)
        .startsWith(
            "The project was written by OpenShot 5.2.0 and libopenshot 2.0.1, which is newer than what this server")
        .contains("\"canvas_grid\" of the project", "\"hdr_mode\" of the project", "\"depth_layer\" of clips",
            "effects of the type \"Relight\"")
        .doesNotContain("margin");
    assertThat(platform.get("/projects/1/validate/").json().toString()).contains("hdr_mode");
    load(1, fixture("4.1.0").toString());
    assertThat(platform.get("/projects/1/").json().path("json").toString()).isEqualTo("{}");
    assertThat(platform.get("/projects/1/validate/").json().toString()).doesNotContain("newer than");
  }

  /** Shares of the canvas in one project are none of the way out of it in another. */
  @Test
  void aMergedClipSaysWhatItsLocationMeant() throws IOException {
    for (String version : List.of("3.5.1", "4.0.0", "4.1.0")) {
      load(1, fixture(version).toString());
      platform.json("POST", "/projects/", "{'name':'Other'}");
      String other = platform.get("/projects/?ordering=-id").json().at("/results/0/id").asText();
      TestResponse merged = platform.json("POST", "/projects/" + other + "/merge/", "{'project':1}");
      assertThat(merged.status()).as(merged.text()).isEqualTo(200);
      JsonNode clip = platform.get("/projects/" + other + "/json/").json().at("/clips/0");
      assertThat(clip.path("location_coordinate_system").asText())
          .isEqualTo(switch (version) {
            case "3.5.1" -> "canvas";
            case "4.0.0" -> "geometry";
            default -> "";
          });
      assertThat(platform.get("/projects/1/json/").json().at("/clips/0").has("location_coordinate_system")).isFalse();
    }
  }

  @Test
  void whatEffectsReferToFollowsThemThroughMergesToo() throws IOException {
    load(1, fixture("4.1.0").toString());
    JsonNode json = platform.get("/projects/1/json/").json();
    assertThat(json.at("/clips/0/effects/0/mask_source_id").asText()).isEqualTo(json.at("/effects/0/id").asText());
    platform.json("POST", "/projects/1/copy/", "{}");
    platform.json("POST", "/projects/1/merge/", "{'project':2}");
    JsonNode merged = platform.get("/projects/1/json/").json();
    String second = merged.at("/effects/2/id").asText();
    assertThat(second).isNotEqualTo(merged.at("/effects/0/id").asText());
    assertThat(merged.at("/clips/2/effects/0/mask_source_id").asText()).isEqualTo(second);
  }

  @Test
  void picklesOfTheFirstEditorAreNamed() throws IOException {
    for (String pickle : List.of("(iclasses.project\nproject\np1\n(dp2\nS'name'\np3\n",
        "\u0080\u0002}q\u0001(U\u0004nameq\u0002",
        "ccopy_reg\n_reconstructor\np0\n(copenshot.classes.project\nproject\n")) {
      TestResponse refused = load(1, pickle);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text()).contains("old.osp is a project of OpenShot 1.x, in Python's pickle format",
          "Open it in OpenShot");
    }
    assertThat(load(1, "{'no': json}").text()).contains("is not valid JSON");
  }

  @Test
  void aPickleForAProjectsJsonIsNamedToo() throws IOException {
    ObjectNode body = MAPPER.createObjectNode().put("name", "old").put("width", 640).put("height", 360)
        .put("json", "ccopy_reg\n_reconstructor\np0\n(copenshot.classes.project\nproject\n");
    TestResponse refused = platform.json("POST", "/projects/", body.toString());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("json").path(0).asText()).startsWith("Value is a project of OpenShot 1.x")
        .contains("Open it in OpenShot");
  }

  private static JsonNode fixture(String version) throws IOException {
    return MAPPER.readTree(FIXTURES.resolve(version + ".osp").toFile());
  }

  /** The places where a value of one is not in the other. */
  private static List<String> lost(JsonNode expected, JsonNode found) {
    List<String> lost = new ArrayList<>();
    compare("", expected, found, lost);
    return lost;
  }

  private static void compare(String place, JsonNode expected, JsonNode found, List<String> lost) {
    if (expected instanceof ObjectNode object) {
      object.properties().stream().filter(entry -> !isFound(place, entry.getKey()))
          .forEach(entry -> compare(place + "/" + entry.getKey(), entry.getValue(), found.path(entry.getKey()), lost));
    } else if (expected.isArray() && found.size() == expected.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(place + "/" + i, expected.get(i), found.path(i), lost);
      }
    } else if (!expected.equals(found)
        && !(expected.isNumber() && expected.doubleValue() == found.asDouble(Double.NaN))) {
      lost.add(place + ": " + expected + " -> " + found);
    }
  }

  private static boolean isFound(String place, String key) {
    boolean ofMedia = place.matches("/files/\\d+") || place.endsWith("reader");
    boolean migrated = place.matches("/clips/\\d+") && key.matches("crop_(x|y|width|height)");
    return ofMedia && FACTS.contains(key) || migrated;
  }

  private TestResponse load(long project, String file) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      for (String media : List.of("film.mp4", "song.mp3", "mask.png")) {
        zip.putNextEntry(new ZipEntry("media/" + media));
        zip.write(media.getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry("old.osp"));
      zip.write(file.getBytes(file.startsWith("{") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(("--B\r\nContent-Disposition: form-data; name=\"archive\"; filename=\"p.zip\"\r\n"
        + "Content-Type: application/zip\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(archive.toByteArray());
    body.writeBytes("\r\n--B--\r\n".getBytes(StandardCharsets.UTF_8));
    return platform.send(TestRequests.of("POST", "/projects/" + project + "/load/", body.toByteArray(),
        "Authorization", "Token " + TestPlatform.ANN, "Content-Type", "multipart/form-data; boundary=B"));
  }

  private static Map<String, String> unzipped(byte[] archive) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
