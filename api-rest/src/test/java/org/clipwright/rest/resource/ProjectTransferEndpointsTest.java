package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Projects that are copied, merged, packed and loaded over REST. */
class ProjectTransferEndpointsTest {

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void aProjectWithAClipAndAnEffect() {
    platform = new TestPlatform(uploads);
    platform.json("POST", "/projects/", "{'name':'Demo','width':1280,'height':720}");
    platform.upload(1, "film.mp4", "pictures");
    platform.json("POST", "/projects/1/clips/", "{'file':'/files/1/','start':0,'end':4,'position':1,'layer':2}");
    platform.json("POST", "/projects/1/effects/", "{'title':'N','type':'Negate','start':0,'end':2}");
  }

  private TestResponse post(String path, String body) {
    return platform.json("POST", path, body);
  }

  @Test
  void aCopiedProjectHasMediaOfItsOwn() {
    TestResponse copy = post("/projects/1/copy/", "{'name':'New Project Name'}");
    assertThat(copy.status()).isEqualTo(201);
    assertThat(copy.header("Location")).contains("http://localhost/projects/2/");
    assertThat(copy.json().path("name").asText()).isEqualTo("New Project Name");
    assertThat(copy.json().path("width").intValue()).isEqualTo(1280);
    assertThat(platform.get("/projects/2/clips/").json().at("/results/0/file").asText())
        .isEqualTo("http://localhost/files/2/");
    assertThat(platform.json("DELETE", "/projects/1/", "").status()).isEqualTo(204);
    assertThat(platform.get("/files/2/download/").text()).isEqualTo("pictures");
  }

  @Test
  void aDownloadedProjectOpensAgainWithTheSameClips() throws IOException {
    TestResponse archive = platform.get("/projects/1/download/");
    assertThat(archive.header("Content-Disposition")).contains("attachment; filename=\"Demo.zip\"");
    assertThat(ProjectArchives.unzipped(archive.bytes())).containsOnlyKeys("Demo.osp", "media/film.mp4");
    post("/projects/", "{'name':'Other'}");
    TestResponse loaded = load(2, archive.bytes());
    assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);
    assertThat(loaded.json().path("width").intValue()).isEqualTo(1280);
    JsonNode clip = platform.get("/projects/2/clips/").json().at("/results/0");
    assertThat(clip.path("position").doubleValue()).isEqualTo(1);
    assertThat(clip.path("end").doubleValue()).isEqualTo(4);
    assertThat(clip.path("layer").intValue()).isEqualTo(2);
    assertThat(platform.get("/projects/2/effects/").json().at("/results/0/type").asText()).isEqualTo("Negate");
    assertThat(platform.get("/projects/2/files/2/download/").text()).isEqualTo("pictures");
  }

  @Test
  void packedMediaAreFoundHoweverTheirNamesAreSpelled() throws IOException {
    TestResponse loaded = load(1, ProjectArchives.zip(Map.of(
        "trip/project.osp", "\uFEFF{'files':[{'id':'A','path':'Media/caf\u00e9.mp4'}],'clips':[]}".replace('\'', '"'),
        "trip/media/Cafe\u0301.MP4", "pictures")));
    assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);
    assertThat(platform.get("/projects/1/files/").json().path("count").intValue()).isEqualTo(1);
  }

  @Test
  void packedMediaThatCanBeMoreThanOneFileAreRefused() throws IOException {
    TestResponse refused = load(1, ProjectArchives.zip(Map.of(
        "project.osp", "{'files':[{'id':'A','path':'/home/me/film.mp4'}],'clips':[]}".replace('\'', '"'),
        "a/film.mp4", "pictures", "b/film.mp4", "others")));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).isEqualTo("{\"json\":[\"The project's media \\\"/home/me/film.mp4\\\" can mean more"
        + " than one file of the archive: \\\"a/film.mp4\\\", \\\"b/film.mp4\\\".\"]}");
  }

  @Test
  void aProjectSurvivesBeingLoadedFromItsOwnJson() {
    String json = platform.get("/projects/1/json/").text();
    assertThat(platform.json("POST", "/projects/1/load/", "{'json':" + json + "}").status()).isEqualTo(200);
    assertThat(platform.get("/projects/1/").json().path("clips")).hasSize(1);
    assertThat(platform.get("/media/video/files/1/film.mp4").text()).isEqualTo("pictures");
  }

  @Test
  void aProjectThatCannotBeLoadedLeavesTheOldOneAsItWas() throws IOException {
    String before = platform.get("/projects/1/json/").text();
    assertThat(post("/projects/1/load/", "{'json':{'files':[{'id':'A','path':'gone.mp4'}],'clips':[]}}").text())
        .isEqualTo(
            "{\"json\":[\"The project's media \\\"gone.mp4\\\" is neither in the archive nor on this server.\"]}");
    assertThat(post("/projects/1/load/", "{'json':{'a':1}}").status()).isEqualTo(400);
    assertThat(post("/projects/1/load/", "{'json':{'files':[],'clips':[],'sample_rate':500000}}").text())
        .isEqualTo("{\"json\":[\"The project's \\\"sample_rate\\\" is 500000; the maximum is 384000.\"]}");
    assertThat(post("/projects/1/load/", "{}").status()).isEqualTo(400);
    assertThat(load(1, "no archive".getBytes(StandardCharsets.UTF_8)).text())
        .isEqualTo("{\"archive\":[\"p.zip is not a readable ZIP archive.\"]}");
    assertThat(load(1, ProjectArchives.zip(Map.of("../../film.mp4", "x", "p.osp", "{}"))).text())
        .isEqualTo("{\"archive\":[\"p.zip contains a path that leads outside it: ../../film.mp4\"]}");
    assertThat(load(1, ProjectArchives.zip(Map.of("a.osp", "{}", "b.osp", "{}"))).text())
        .isEqualTo("{\"archive\":[\"The archive contains more than one project: a.osp, b.osp\"]}");
    assertThat(load(1, ProjectArchives.zip(Map.of("film.mp4", "none", "p.osp",
        "{\"files\":[{\"id\":\"A\",\"path\":\"film.mp4\"}],\"clips\":[]}"))).text())
        .isEqualTo("{\"json\":[\"This file cannot be used.\"]}");
    assertThat(platform.get("/projects/1/json/").text()).isEqualTo(before);
    assertThat(platform.storage.list("video/").count()).isEqualTo(1);
  }

  /** Each path is looked for among all names of the archive. */
  @Test
  @Timeout(30)
  void anArchiveOfThousandsOfFilesThatAreNotThoseOfItsClipsIsRefusedSoon() throws IOException {
    Map<String, String> files = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      files.put("f" + i + ".mp4", "");
    }
    String clips = IntStream.range(0, 10_000)
        .mapToObj("{\"start\": 0, \"end\": 1, \"reader\": {\"path\": \"g%d.mp4\"}}"::formatted)
        .collect(Collectors.joining(","));
    files.put("p.osp", "{\"clips\": [" + clips + "]}");
    assertThat(load(1, ProjectArchives.zip(files)).text()).contains("neither in the archive nor on this server");

    files.put("p.osp", "{\"clips\": [" + clips + ",{}]}");
    assertThat(load(1, ProjectArchives.zip(files)).text())
        .isEqualTo("{\"json\":[\"The project has 10,001 clips and effects; the maximum is 10,000.\"]}");
  }

  @Test
  void mergedClipsKeepTheirFirstIdAndMeetTheirTargets() {
    post("/projects/1/copy/", "{}");
    TestResponse merged = post("/projects/1/merge/", "{'position':0.5,'layer':3,'project':2,'json':[{'source':2,"
        + "'source_type':'clip','source_attribute':'position','target':1,'target_type':'clip',"
        + "'target_attribute':'end-position','offset':-1}]}");
    assertThat(merged.status()).as(merged.text()).isEqualTo(200);
    JsonNode clip = platform.get("/projects/1/clips/").json().at("/results/1");
    assertThat(clip.path("position").doubleValue()).isEqualTo(4);
    assertThat(clip.path("layer").intValue()).isEqualTo(5);
    assertThat(clip.at("/json/original_merge_id").intValue()).isEqualTo(2);
    assertThat(platform.get("/projects/1/effects/").json().at("/results/1/position").doubleValue()).isEqualTo(0.5);
    assertThat(post("/projects/1/merge/", "{'project':2,'json':'{'}").text())
        .isEqualTo("{\"json\":[\"Value must be valid JSON.\"]}");
    assertThat(platform.get("/projects/1/").json().path("clips")).hasSize(2);
  }

  @Test
  void aProjectThatIsMergedWithItselfAgainAndAgainIsStopped() {
    TestResponse merged = post("/projects/1/merge/", "{'project':1}");
    for (int times = 1; merged.status() == 200 && times < 20; times++) {
      merged = post("/projects/1/merge/", "{'project':1}");
    }
    assertThat(merged.status()).isEqualTo(400);
    assertThat(merged.text()).isEqualTo(
        "{\"project\":[\"The merged project would have 16,384 clips and effects; at most 10,000 are allowed.\"]}");
    assertThat(platform.get("/projects/1/clips/").json().path("count").intValue()).isEqualTo(4096);
  }

  @Test
  void otherEditorsGetTheirFormatsWithTheMedia() throws IOException {
    assertThat(ProjectArchives.unzipped(post("/projects/1/download/format/", "{'format':'xml','json':'{}'}").bytes()))
        .containsOnlyKeys("Demo.osp", "Demo.xml", "warnings.txt", "media/film.mp4")
        .hasEntrySatisfying("Demo.xml", xml -> assertThat(xml).contains("<pathurl>media/film.mp4</pathurl>"))
        .containsEntry("warnings.txt", "The effect Negate at second 0 on layer 0 is not written.\n");
    assertThat(
        ProjectArchives.unzipped(post("/projects/1/download/format/", "{'format':'edl','json':{'layer':2}}").bytes())
            .get("Demo-TRACK 2.edl"))
        .contains("* FROM CLIP NAME: film.mp4");
    assertThat(post("/projects/1/download/format/", "{'format':'edl','json':{'layer':9}}").text())
        .isEqualTo("{\"json\":[\"The layer 9 has no clips; layers with clips are [2].\"]}");
    assertThat(platform.get("/projects/1/download/format/").status()).isEqualTo(405);
  }

  /** Renders and other editors would fail for them later. */
  @Test
  void keyframesThatCannotBeReadAreRefusedWhenTheyAreSent() {
    for (String alpha : List.of("{'Points':5}", "{'Points':[5]}", "{'Points':[{'co':5}]}",
        "{'Points':[{'co':{'X':'a','Y':1}}]}")) {
      TestResponse refused =
          platform.json("PATCH", "/clips/1/", "{\"json\":{\"alpha\":" + alpha.replace('\'', '"') + "}}");
      assertThat(refused.status()).as(alpha).isEqualTo(400);
      assertThat(refused.text()).startsWith("{\"json\":[\"").contains("alpha");
    }
  }

  private TestResponse load(long project, byte[] archive) {
    return ProjectArchives.load(platform, project, archive);
  }

  @Test
  void copiedAndMergedClipsFollowTheCopiesOfTheirParents() {
    platform.json("POST", "/projects/1/clips/",
        "{'file':'/files/1/','start':0,'end':4,'json':{'parentObjectId':'C1'}}");
    long copy = post("/projects/1/copy/", "{'name':'Copy'}").json().path("id").asLong();
    JsonNode clips = platform.get("/projects/" + copy + "/clips/").json().path("results");
    assertThat(clips.path(1).path("json").path("parentObjectId").asText())
        .isEqualTo("C" + clips.path(0).path("id").asText());
    post("/projects/1/merge/", "{'project':" + copy + "}");
    JsonNode merged = platform.get("/projects/1/clips/").json().path("results");
    assertThat(merged.path(3).path("json").path("parentObjectId").asText())
        .isEqualTo("C" + merged.path(2).path("id").asText());
  }
}
