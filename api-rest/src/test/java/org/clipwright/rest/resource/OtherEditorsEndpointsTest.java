package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects as documents of other editors, out and in again. */
class OtherEditorsEndpointsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void aProjectOfTwoClipsThatDissolve() {
    platform = new TestPlatform(uploads);
    make("/projects/", "{'name':'Demo'}");
    platform.upload(1, "film.mp4", "pictures");
    TestResponse loaded = post("/projects/1/load/", """
        {'json': {'width': 640, 'height': 360, 'fps': {'num': 25, 'den': 1},
          'files': [{'id': 'F', 'path': 'video/files/1/film.mp4'}],
          'clips': [
            {'id': 'A', 'file_id': 'F', 'position': 0.35, 'start': 0.123, 'end': 2.2, 'layer': 2,
              'effects': [{'type': 'Negate', 'id': 'E9'}], 'alpha': {'Points': [{'co': {'X': 1, 'Y': 0.5}}]}},
            {'id': 'B', 'file_id': 'F', 'position': 1.5, 'start': 0, 'end': 3, 'layer': 2, 'parentObjectId': 'A',
              'time': {'Points': [{'co': {'X': 1, 'Y': 1}, 'interpolation': 1},
                {'co': {'X': 76, 'Y': 151}, 'interpolation': 1}]}}],
          'effects': [
            {'type': 'Mask', 'title': 'Fade', 'position': 1.5, 'start': 0, 'end': 0.9, 'layer': 2},
            {'type': 'Negate', 'position': 0, 'start': 0, 'end': 2, 'layer': 0}],
          'markers': [{'position': 0.71, 'name': 'Here', 'icon': 'blue.png', 'vector': 'blue'}]}}""");
    assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);
  }

  private TestResponse post(String path, String body) {
    return platform.json("POST", path, body);
  }

  private void make(String path, String body) {
    TestResponse made = post(path, body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  private Map<String, String> packed(long project) throws IOException {
    return packed(project, "otio");
  }

  private Map<String, String> packed(long project, String format) throws IOException {
    TestResponse archive =
        post("/projects/" + project + "/download/format/", "{'format':'" + format + "','json':{}}");
    assertThat(archive.status()).isEqualTo(200);
    return ProjectArchives.unzipped(archive.bytes());
  }

  @Test
  void aTimelineComesBackAsItWasAndGoesOutTheSame() throws IOException {
    Map<String, String> files = packed(1);
    assertThat(files).containsOnlyKeys("Demo.osp", "Demo.otio", "warnings.txt", "media/film.mp4");
    files.remove("Demo.osp");
    files.remove("warnings.txt");
    post("/projects/", "{'name':'Demo'}");

    TestResponse loaded = load(2, files);

    assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);
    assertThat(MAPPER.readTree(packed(2).get("Demo.otio"))).isEqualTo(MAPPER.readTree(files.get("Demo.otio")));
    JsonNode clip = platform.get("/projects/2/clips/").json().at("/results/0");
    assertThat(clip.path("position").doubleValue()).isEqualTo(0.35);
    assertThat(clip.path("start").doubleValue()).isEqualTo(0.123);
    assertThat(clip.path("layer").intValue()).isEqualTo(2);
    assertThat(clip.at("/json/effects/0/type").asText()).isEqualTo("Negate");
    assertThat(platform.get("/projects/2/").json().path("width").intValue()).isEqualTo(640);
    assertThat(platform.get("/projects/2/effects/").json().path("count").intValue()).isEqualTo(2);
  }

  @Test
  void otherEditorsSeeFramesOfTheFilesInTheArchive() throws IOException {
    JsonNode document = MAPPER.readTree(packed(1).get("Demo.otio"));

    JsonNode track = document.at("/tracks/children/0");
    assertThat(document.path("OTIO_SCHEMA").asText()).isEqualTo("Timeline.1");
    assertThat(track.path("kind").asText()).isEqualTo("Video");
    assertThat(track.at("/children/0/OTIO_SCHEMA").asText()).isEqualTo("Gap.1");
    assertThat(track.at("/children/0/source_range/duration/value").doubleValue()).isEqualTo(9);
    assertThat(track.at("/children/1/source_range/start_time/value").doubleValue()).isEqualTo(3);
    assertThat(track.at("/children/1/source_range/duration/value").doubleValue()).isEqualTo(29);
    assertThat(track.at("/children/1/media_references/DEFAULT_MEDIA/target_url").asText())
        .isEqualTo("media/film.mp4");
    assertThat(track.at("/children/2/out_offset/value").doubleValue()).isEqualTo(23);
    assertThat(track.at("/children/3/effects/0/OTIO_SCHEMA").asText()).isEqualTo("LinearTimeWarp.1");
    assertThat(track.at("/children/3/effects/0/time_scalar").doubleValue()).isEqualTo(2);
  }

  @Test
  void todaysFinalCutGetsConnectedStorylines() throws IOException {
    Map<String, String> files = ProjectArchives.unzipped(
        post("/projects/1/download/format/", "{'format':'fcpxml','json':{}}").bytes());

    assertThat(files).containsOnlyKeys("Demo.osp", "Demo.fcpxml", "warnings.txt", "media/film.mp4");
    assertThat(files.get("Demo.fcpxml")).contains("<media-rep kind=\"original-media\" src=\"media/film.mp4\"/>",
        "<transition name=\"Cross Dissolve\" offset=\"38/25s\" duration=\"23/25s\"/>");
    assertThat(files.get("warnings.txt")).contains("(film.mp4) is written without its effects: Negate.")
        .doesNotContain("changes its speed");
  }

  @Test
  void markersOfTheProjectsJsonReachEveryEditor() throws IOException {
    assertThat(packed(1).get("Demo.otio")).contains("\"Here\"");
    assertThat(platform.json("PATCH", "/projects/1/", """
        {'json': {'markers': [{'id': 'M1', 'position': 1.0, 'icon': 'red.png', 'vector': 'red'}]}}""").status())
        .isEqualTo(200);

    assertThat(packed(1).get("Demo.otio")).contains("\"Marker 1\"").doesNotContain("\"Here\"");
    assertThat(packed(1).get("Demo.osp")).contains("\"M1\"");
    assertThat(packed(1, "xml").get("Demo.xml")).contains("<name>Marker 1</name>");
    assertThat(packed(1, "fcpxml").get("Demo.fcpxml")).contains("value=\"Marker 1\"");
    assertThat(ProjectArchives.unzipped(
        post("/projects/1/download/format/", "{'format':'edl','json':{'layer':2}}").bytes()).values())
        .anyMatch(text -> text.contains("* LOC: 00:00:01:00 RED     Marker 1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fcpxml", "xml"})
  void documentsOfFinalCutComeBackAndGoOutTheSame(String format) throws IOException {
    String film = platform.get("/projects/1/clips/").json().at("/results/0/file").asText();
    TestResponse bent = post("/projects/1/clips/", """
        {'file': 'FILM', 'position': 6, 'start': 0, 'end': 2, 'layer': 7, 'json': {
          'volume': {'Points': [{'co': {'X': 1, 'Y': 0.25}, 'interpolation': 1},
            {'co': {'X': 26, 'Y': 1}, 'interpolation': 1}]},
          'rotation': {'Points': [{'co': {'X': 1, 'Y': 30}}]},
          'time': {'Points': [{'co': {'X': 1, 'Y': 1}, 'interpolation': 1},
            {'co': {'X': 26, 'Y': 76}, 'interpolation': 1}, {'co': {'X': 51, 'Y': 76}, 'interpolation': 1}]}}}"""
        .replace("FILM", film));
    assertThat(bent.status()).as(bent.text()).isEqualTo(201);
    Map<String, String> files = packed(1, format);
    String name = "Demo." + format;
    make("/projects/", "{'name':'Demo'}");

    TestResponse loaded = load(2, Map.of(name, files.get(name), "media/film.mp4", "pictures"));

    assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);
    assertThat(names(packed(2, format).get(name))).isEqualTo(names(files.get(name)));
    assertThat(platform.get("/projects/2/").json().path("width").intValue()).isEqualTo(640);
    JsonNode clips = platform.get("/projects/2/clips/").json().path("results");
    assertThat(clips).hasSize(3);
    assertThat(clips.at("/0/json/alpha/Points/0/co/Y").doubleValue()).isEqualTo(0.5);
    JsonNode again = clips.get(2).path("json");
    assertThat(again.at("/time/Points/1/co/X").doubleValue()).isEqualTo(26);
    assertThat(again.at("/time/Points/1/co/Y").doubleValue()).isEqualTo(76);
    assertThat(again.at("/volume/Points/0/co/Y").doubleValue()).isEqualTo(0.25, within(1e-4));
    assertThat(again.at("/rotation/Points/0/co/Y").doubleValue()).isEqualTo(30);
    assertThat(platform.get("/projects/2/effects/").json().path("count").intValue()).as("the dissolve").isEqualTo(1);
  }

  /** Objects have new ids, and so has what is called after them. */
  private static String names(String document) {
    return document.replaceAll(" id=\"[^\"]*\"|<uuid>[^<]*</uuid>", "");
  }

  @Test
  void whatOtherProgramsWroteGoesOutAgain() throws IOException {
    String foreign = """
        {"OTIO_SCHEMA": "Timeline.1", "name": "Cut", "metadata": {"other": {"path": "/not/media"}},
         "global_start_time": {"OTIO_SCHEMA": "RationalTime.1", "rate": 24.0, "value": 86400.0},
         "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [{"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": [
           {"OTIO_SCHEMA": "Clip.2", "name": "x", "metadata": {"other": {"path": "/not/media"}},
            "source_range": {"OTIO_SCHEMA": "TimeRange.1",
              "start_time": {"OTIO_SCHEMA": "RationalTime.1", "rate": 24.0, "value": 24.0},
              "duration": {"OTIO_SCHEMA": "RationalTime.1", "rate": 24.0, "value": 48.0}},
            "effects": [{"OTIO_SCHEMA": "Effect.1", "effect_name": "Blur", "metadata": {"other": {"radius": 3}}}],
            "media_references": {"DEFAULT_MEDIA": {"OTIO_SCHEMA": "ExternalReference.1",
              "target_url": "file:///elsewhere/film.mp4"}}, "active_media_reference_key": "DEFAULT_MEDIA"}]}]}}""";
    make("/projects/", "{'name':'Other'}");

    TestResponse loaded = load(2, Map.of("cut.otio", foreign, "footage/film.mp4", "pictures"));

    assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);
    assertThat(platform.get("/projects/2/clips/").json().at("/results/0/start").doubleValue()).isEqualTo(1);
    JsonNode again = MAPPER.readTree(packed(2).get("Other.otio"));
    assertThat(again.at("/metadata/other/path").asText()).isEqualTo("/not/media");
    assertThat(again.at("/global_start_time/value").doubleValue()).isEqualTo(86400);
    JsonNode clip = again.at("/tracks/children/0/children/0");
    assertThat(clip.at("/metadata/other/path").asText()).isEqualTo("/not/media");
    assertThat(clip.at("/effects/0/metadata/other/radius").intValue()).isEqualTo(3);
    assertThat(clip.at("/source_range/start_time/value").doubleValue()).isEqualTo(24);
    assertThat(clip.at("/source_range/duration/rate").doubleValue()).isEqualTo(24);
  }

  @Test
  void lossesAreToldAsWhatOtherEditorsDoNotApply() throws IOException {
    assertThat(packed(1).get("warnings.txt")).contains(
        "(film.mp4) keeps, in metadata that other editors do not apply, its effects: Negate.",
        "The effect Negate at second 0 on layer 0 is kept in metadata that other editors do not apply.");
  }

  @Test
  void documentsThatCannotBeReadAreRefusedWithTheReason() throws IOException {
    String before = platform.get("/projects/1/json/").text();
    assertThat(post("/projects/1/load/", "{'json':{'OTIO_SCHEMA':'Clip.2'}}").text())
        .isEqualTo("{\"json\":[\"The OpenTimelineIO document is a \\\"Clip.2\\\"; write one timeline (Timeline.1) into"
            + " a file of its own.\"]}");
    assertThat(post("/projects/1/load/", "{'json':{'OTIO_SCHEMA':'Timeline.1','tracks':{'OTIO_SCHEMA':'Stack.1',"
        + "'children':[{'OTIO_SCHEMA':'Track.1','children':[{'OTIO_SCHEMA':'Clip.2','name':'x'}]}]}}}").text())
        .contains("The clip \\\"x\\\" has neither a source_range nor an available_range; say how long it is.");
    assertThat(load(1, Map.of("cut.fcpxml", "<fcpxml/>")).text())
        .contains("The document has no sequence; export a project, not a library or an event.");
    assertThat(post("/projects/1/download/format/", "{'format':'aaf','json':{}}").text()).contains("aaf");
    assertThat(platform.get("/projects/1/json/").text()).isEqualTo(before);
  }

  private TestResponse load(long project, Map<String, String> files) throws IOException {
    return ProjectArchives.load(platform, project, ProjectArchives.zip(files));
  }
}
