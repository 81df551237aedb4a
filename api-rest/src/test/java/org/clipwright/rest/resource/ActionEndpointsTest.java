package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionEndpointsTest {

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
  void everyActionThatResourcesNameIsThere() {
    platform.json("POST", "/projects/1/exports/", "{}");
    for (String item : List.of("/projects/1/", "/files/1/", "/clips/1/", "/exports/1/")) {
      for (JsonNode action : platform.get(item).json().path("actions")) {
        String path = action.asText().replaceFirst("^http://localhost", "");
        assertThat(platform.send(TestRequests.of("OPTIONS", path, "", "Authorization", "Token " + TestPlatform.ANN))
            .status())
            .as(path).isEqualTo(200);
      }
    }
  }

  @Test
  void actionsOfOtherAccountsAndOfMissingObjectsAreNotFound() {
    for (String path : List.of("/projects/1/copy/", "/projects/1/load/", "/projects/1/merge/", "/files/1/copy/",
        "/files/1/text-replace/", "/clips/1/presets/", "/projects/1/clips/1/reset/")) {
      assertThat(platform.send(TestRequests.of("POST", path, "{", "Authorization", "Token " + TestPlatform.BOB,
          "Content-Type", "application/json")).status()).as(path).isEqualTo(404);
      assertThat(post(path.replace("1", "77"), "{").status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void aMethodThatAnActionLacksIsRefused() {
    assertThat(platform.get("/projects/1/copy/").status()).isEqualTo(405);
    assertThat(platform.get("/projects/1/copy/").header("Allow")).contains("POST, OPTIONS");
    assertThat(post("/projects/1/download/", "{}").status()).isEqualTo(405);
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
  void aCopiedFileTakesItsNameAndProjectFromTheRequest() {
    TestResponse copy = post("/files/1/copy/", "{'name':'New File.mp4','project':'1'}");
    assertThat(copy.status()).isEqualTo(201);
    assertThat(copy.json().path("media").asText()).isEqualTo("http://localhost/media/video/files/1/New_File.mp4");
    assertThat(post("/files/1/copy/", "{'project':99}").text())
        .isEqualTo("{\"project\":[\"Invalid hyperlink - Object does not exist.\"]}");
    assertThat(post("/files/1/copy/", "{'project':'/clips/1/'}").text())
        .isEqualTo("{\"project\":[\"Invalid hyperlink - Incorrect URL match.\"]}");
  }

  @Test
  void aDownloadedProjectOpensAgainWithTheSameClips() throws IOException {
    TestResponse archive = platform.get("/projects/1/download/");
    assertThat(archive.header("Content-Disposition")).contains("attachment; filename=\"Demo.zip\"");
    assertThat(unzipped(archive.bytes())).containsOnlyKeys("Demo.osp", "media/film.mp4");
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
    assertThat(post("/projects/1/load/", "{}").status()).isEqualTo(400);
    assertThat(load(1, "no archive".getBytes(StandardCharsets.UTF_8)).text())
        .isEqualTo("{\"archive\":[\"p.zip is not a ZIP archive that can be read.\"]}");
    assertThat(load(1, zip(Map.of("../../film.mp4", "x", "p.osp", "{}"))).text())
        .isEqualTo("{\"archive\":[\"p.zip holds a name that leads out of it: ../../film.mp4\"]}");
    assertThat(load(1, zip(Map.of("a.osp", "{}", "b.osp", "{}"))).text())
        .isEqualTo("{\"archive\":[\"The archive holds more than one project: a.osp, b.osp\"]}");
    assertThat(load(1, zip(Map.of("film.mp4", "none", "p.osp",
        "{\"files\":[{\"id\":\"A\",\"path\":\"film.mp4\"}],\"clips\":[]}"))).text())
        .isEqualTo("{\"json\":[\"This is no media that can be used.\"]}");
    assertThat(platform.get("/projects/1/json/").text()).isEqualTo(before);
    assertThat(platform.storage.list("video/").count()).isEqualTo(1);
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
        "{\"project\":[\"Merged, the projects have 16,384 clips and effects; 10,000 are possible at most.\"]}");
    assertThat(platform.get("/projects/1/clips/").json().path("count").intValue()).isEqualTo(4096);
  }

  @Test
  void otherEditorsGetTheirFormatsWithTheMedia() throws IOException {
    assertThat(unzipped(post("/projects/1/download/format/", "{'format':'xml','json':'{}'}").bytes()))
        .containsOnlyKeys("Demo.osp", "Demo.xml", "media/film.mp4");
    assertThat(unzipped(post("/projects/1/download/format/", "{'format':'edl','json':{'layer':2}}").bytes())
        .get("Demo-TRACK 2.edl")).contains("* FROM CLIP NAME: film.mp4");
    assertThat(post("/projects/1/download/format/", "{'format':'edl','json':{'layer':9}}").text())
        .isEqualTo("{\"json\":[\"The layer 9 has no clips; those that have some are [2].\"]}");
    assertThat(platform.get("/projects/1/download/format/").status()).isEqualTo(405);
  }

  @Test
  void otherEditorsGetNoClipWhoseKeyframesCannotBeRead() {
    for (String alpha : List.of("{'Points':5}", "{'Points':[5]}", "{'Points':[{'co':5}]}",
        "{'Points':[{'co':{'X':'a','Y':1}}]}")) {
      assertThat(platform.json("PATCH", "/clips/1/", "{\"json\":{\"alpha\":" + alpha.replace('\'', '"') + "}}")
          .status()).isEqualTo(200);
      for (String format : List.of("{'format':'xml','json':'{}'}", "{'format':'edl','json':{'layer':2}}")) {
        TestResponse refused = post("/projects/1/download/format/", format);
        assertThat(refused.status()).as(alpha).isEqualTo(400);
        assertThat(refused.text()).startsWith("{\"json\":[\"Clip C1: alpha");
      }
    }
  }

  @Test
  void aTextIsAClipWithoutAFileOfYours() throws IOException {
    String text = "{'type':'QtTextReader','text':'Hello\\nworld','font':'DejaVu Sans,20,-1,5,75','width':320,'height':180}";
    TestResponse made = post("/projects/1/clips/", "{'position':2,'end':5,'layer':3,'json':{'reader':" + text + "}}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode reader = made.json().at("/json/reader");
    assertThat(reader.path("type").asText()).isEqualTo("QtTextReader");
    assertThat(reader.path("text").asText()).isEqualTo("Hello\nworld");
    assertThat(reader.path("text_color").asText()).isEqualTo("#ffffff");
    assertThat(platform.get("/files/2/").json().at("/json/media_type").asText()).isEqualTo("image");
    assertThat(platform.get("/files/2/download/").text()).isEqualTo("Hello\nworld");
    assertThat(made.json().at("/json/reader_orientation_mode").asText()).isEqualTo("reader");

    platform.json("PATCH", "/clips/2/", "{'json':{'reader':{'type':'Timeline','text':'Other'}}}");
    JsonNode clip = platform.get("/projects/1/json/").json().at("/clips/1/reader");
    assertThat(clip.path("text").asText()).isEqualTo("Other");
    assertThat(clip.path("type").asText()).isEqualTo("QtTextReader");
    assertThat(clip.path("width").intValue()).isEqualTo(320);

    byte[] archive = platform.get("/projects/1/download/").bytes();
    assertThat(unzipped(archive)).containsKey("media/Hello_world.txt");
    post("/projects/", "{'name':'Other'}");
    assertThat(load(2, archive).status()).isEqualTo(200);
    JsonNode loaded = platform.get("/projects/2/json/").json().at("/clips/1/reader");
    assertThat(loaded.path("text").asText()).isEqualTo("Other");
    assertThat(loaded.path("font").asText()).isEqualTo("DejaVu Sans,20,-1,5,75");
    assertThat(loaded.path("path").asText()).startsWith("video/files/2/");
    assertThat(post("/projects/1/copy/", "{}").status()).isEqualTo(201);
  }

  @Test
  void aTextThatCannotBeShownLeavesNothingBehind() {
    for (String clip : List.of("'end':2,'json':{'reader':{'type':'QtTextReader','width':0}}",
        "'start':5,'end':2,'json':{'reader':{'type':'QtTextReader'}}")) {
      assertThat(post("/projects/1/clips/", "{" + clip + "}").status()).as(clip).isEqualTo(400);
    }
    assertThat(platform.get("/projects/1/").json().path("files")).hasSize(1);
    assertThat(platform.storage.list("video/").count()).isEqualTo(1);
    assertThat(post("/projects/1/clips/", "{'end':2,'json':{}}").text()).isEqualTo("{\"file\":[\"This field is required.\"]}");
  }

  @Test
  void filesAreFoundByTimeAndName() {
    platform.upload(1, "unused.mp4", "more");
    assertThat(post("/projects/1/files/find/", "{'position_in_seconds':0,'length_in_seconds':10}").text()).isEqualTo(
        "[{\"media\":\"http://localhost/media/video/files/1/film.mp4\","
            + "\"download\":\"http://localhost/files/1/download/\","
            + "\"url\":\"http://localhost/files/1/\"}]");
    assertThat(post("/projects/1/files/find/", "{'position_in_seconds':6}").json()).isEmpty();
    assertThat(platform.get("/projects/1/files/find/?filename_contains=UNU").json()).hasSize(1);
  }

  @Test
  void storageCountsTheBytesOfMedia() {
    assertThat(post("/projects/1/storage/", "{'backend':'cloud'}").text())
        .isEqualTo("{\"backend\":\"cloud\",\"storage\":8}");
    assertThat(platform.get("/files/1/storage/?backend=json").text()).isEqualTo("{\"backend\":\"json\",\"storage\":8}");
    assertThat(post("/files/1/storage/", "{'backend':'tape'}").status()).isEqualTo(400);
  }

  @Test
  void thumbnailsComeAsPicturesWhateverTheClientAccepts() {
    TestResponse picture = platform.send(TestRequests.get("/files/1/thumbnail/", "Accept", "image/webp,image/*;q=0.8",
        "Authorization", "Token " + TestPlatform.ANN));
    assertThat(picture.header("Content-Type")).contains("image/jpeg");
    assertThat(picture.text()).isEqualTo("60 1280x720");
    assertThat(post("/projects/1/thumbnail/", "{'frame_number':3,'width':64,'height':32,'image_format':'png'}")
        .header("Content-Type"))
        .contains("image/png");
    assertThat(platform.storage.list("thumbnail/")).isEmpty();
    assertThat(post("/projects/1/thumbnail/", "{'frame_number':0,'image_format':'GIF'}").text()).isEqualTo(
        "{\"frame_number\":[\"Ensure this value is greater than or equal to 1.\"],"
            + "\"image_format\":[\"\\\"GIF\\\" is not a valid choice.\"]}");
  }

  @Test
  void validationTellsWhatIsInTheWay() {
    TestResponse warned = platform.get("/projects/1/validate/");
    assertThat(warned.status()).isEqualTo(200);
    assertThat(warned.json().path("detail").asText()).isEqualTo("Your project is valid!");
    assertThat(warned.json().at("/json/warnings/0/message").asText()).contains("where that layer has no clip");
    platform.json("DELETE", "/effects/1/", "");
    assertThat(platform.get("/projects/1/validate/").text()).isEqualTo("{\"detail\":\"Your project is valid!\"}");
    String type = platform.effects.getFirst().className();
    assertThat(platform.json("PATCH", "/clips/1/", "{'json':{'effects':[{'type':'" + type + "'}]}}").status())
        .isEqualTo(200);
    platform.effects.clear();
    platform.storage.delete("video/files/1/film.mp4");
    TestResponse response = platform.get("/projects/1/validate/");
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.json().at("/json/errors")).hasSize(2);
    assertThat(response.text())
        .startsWith("{\"detail\":\"The media \\\"video/files/1/film.mp4\\\" of the file 1 is missing from"
        + " the storage. The clip 1 has an effect of the type \\\"" + type
        + "\\\", which is not installed.\",\"json\":");
  }

  @Test
  void effectsOfClipsAreRefusedWhenTheyAreSent() {
    for (String effects : List.of("[{'type':'Nobody'}]", "{'type':'Nobody'}", "'Blur'", "[7]", "[{}]")) {
      TestResponse response = platform.json("PATCH", "/clips/1/", "{'json':{'effects':" + effects + "}}");
      assertThat(response.status()).as(effects + response.text()).isEqualTo(400);
      assertThat(response.json().path("json").path(0).asText()).contains("effects");
    }
    String near = platform.effects.getFirst().className().substring(0, 3);
    assertThat(platform.json("PATCH", "/clips/1/", "{'json':{'effects':[{'type':'" + near + "'}]}}").text())
        .contains("which is not installed. Did you mean " + platform.effects.getFirst().className());
  }

  @Test
  void titlesBecomeFiles() {
    TestResponse title =
        post("/projects/1/title/", "{'template':'Center-Text.svg','text':'Tom & Jerry','font_size':100.0}");
    assertThat(title.status()).as(title.text()).isEqualTo(201);
    assertThat(title.json().path("media").asText())
        .matches("http://localhost/media/video/files/1/title-[0-9a-f]{8}\\.svg");
    assertThat(platform.get("/files/2/download/").text()).isEqualTo("<svg>Tom &amp; Jerry</svg>");
    assertThat(post("/projects/1/title/", "{'text':'<tspan x=\\\"960\\\" dy=\\\"1em\\\">a</tspan>'}").status())
        .isEqualTo(201);
    assertThat(post("/projects/1/title/", "{'text':'<script/>','fill_color':'red'}").text())
        .isEqualTo("{\"text\":[\"A title may not contain <script>, only <tspan>.\"]}");
    assertThat(post("/projects/1/title/", "{'text':'a','fill_color':'red'}").text())
        .isEqualTo("{\"fill_color\":[\"A colour is written as #rrggbb, such as #ffcc00.\"]}");
    assertThat(post("/projects/1/title/", "{'text':'a','template':'None.svg'}").text())
        .isEqualTo("{\"template\":[\"There is no template \\\"None.svg\\\"; there are Center-Text.svg.\"]}");
  }

  @Test
  void wordsAreReplacedInTextsOnly() {
    platform.upload(1, "title.svg", "<svg>Find Me</svg>");
    assertThat(post("/files/2/text-replace/", "{'search':'Find Me','replace':'Replacement'}").status()).isEqualTo(200);
    assertThat(platform.get("/media/video/files/1/title.svg").text()).isEqualTo("<svg>Replacement</svg>");
    platform.upload(1, "film2.mp4", "a\0b");
    assertThat(post("/files/3/text-replace/", "{'search':'a','replace':''}").text())
        .isEqualTo("{\"detail\":\"This file is no text, so nothing can be replaced in it.\"}");
    assertThat(post("/files/2/text-replace/", "{'search':'<svg>','replace':'none'}").text())
        .isEqualTo("{\"replace\":[\"This is no media that can be used.\"]}");
    assertThat(platform.get("/media/video/files/1/title.svg").text()).isEqualTo("<svg>Replacement</svg>");
  }

  @Test
  void captionsGoIntoOneEffect() {
    assertThat(post("/clips/1/captions/", "{'caption_text':'00:00.000 --> 00:07.000\\nFirst'}").text())
        .isEqualTo("{\"detail\":\"No plugin on this server provides an effect that shows captions.\"}");
    platform.effects.add(new EffectDescriptor("Subtitles", "Subtitles", "Writes.", EffectDescriptor.Medium.PICTURE,
        List.of(ParameterSpec.caption("caption_text", "Captions", "Yours"))));
    post("/clips/1/captions/", "{'caption_text':'00:00.000 --> 00:07.000\\nFirst'}");
    TestResponse second = post("/clips/1/captions/", "{'caption_text':'00:07.000 --> 00:09.000\\nSecond'}");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().at("/json/effects")).hasSize(1);
    assertThat(second.json().at("/json/effects/0/caption_text").asText()).contains("First", "Second");
    assertThat(post("/clips/1/captions/", "{'caption_text':'00:01 --> 00:02\\nA\\n\\n00:75 --> 01:80\\nB'}").text())
        .isEqualTo(
        "{\"caption_text\":[\"Line 4, \\\"00:75 --> 01:80\\\", has no times such as \\\"00:00:01.000 -->"
            + " 00:00:02.500\\\".\"]}");
    assertThat(post("/clips/1/captions/", "{'caption_text':'no time'}").text())
        .contains("Line 1, \\\"no time\\\", is not a cue");
    assertThat(post("/clips/1/captions/", "{'append_file_transcript':true,'file_transcript_language':'en'}").text())
        .isEqualTo(
        "{\"file_transcript_language\":[\"The file has no transcript in the language \\\"en\\\" yet.\"]}");
  }

  @Test
  void clipsAreAnimatedAndReset() {
    assertThat(post("/clips/1/presets/", "{'preset':'Fade In','length_in_seconds':3.0,'curve':'Ease (Default)'}").json()
        .at("/json/alpha/Points")).hasSize(2);
    assertThat(post("/projects/1/clips/1/keyframes/", "{'property':'alpha','position_in_seconds':3.5,'curve':'Linear',"
        + "'value':'0.5'}").json().at("/json/alpha/Points")).hasSize(3);
    assertThat(post("/clips/1/reset/", "").json().at("/json/alpha/Points")).hasSize(1);
    assertThat(post("/clips/1/presets/", "{'preset':'Explode'}").text())
        .isEqualTo("{\"preset\":[\"\\\"Explode\\\" is not a valid choice. /info/presets/ lists all presets.\"]}");
  }

  @Test
  void exportsAreDownloadedRetriedAndCanceled() {
    platform.json("POST", "/projects/1/exports/", "{}");
    assertThat(platform.get("/exports/1/download/").text())
        .isEqualTo("{\"detail\":\"This export is pending and has no output.\"}");
    assertThat(post("/exports/1/cancel/", "").text()).isEqualTo("{\"detail\":\"The export is canceled.\"}");
    assertThat(post("/exports/1/cancel/", "").status()).isEqualTo(500);
    assertThat(post("/exports/1/retry/", "").json().path("detail").isTextual()).isTrue();
    assertThat(platform.get("/exports/1/").json().at("/json/retries").intValue()).isEqualTo(1);
  }

  @Test
  void transcribingTellsWhichFileIsMissing() {
    assertThat(post("/files/1/transcribe/", "{'model':'base','language':'','translate':false}").text())
        .startsWith("{\"model\":[\"The model \\\"base\\\" is not installed on this server: put its file base.bin to"
        + " models/fake/base.bin")
        .contains("Installed are plain.");
    assertThat(post("/files/1/transcribe/", "{'model':'vast'}").text())
        .startsWith("{\"model\":[\"There is no model \\\"vast\\\"; installed are plain");
    assertThat(post("/files/1/transcribe/", "{'model':'plain','args':{'odd':1}}").text())
        .isEqualTo("{\"args\":[\"There is no argument \\\"odd\\\".\"]}");
    assertThat(post("/files/1/transcribe/", "{'model':'plain','args':{'list':[1]}}").text())
        .contains("\\\"list\\\" must be a number");
  }

  @Test
  void transcriptionsAreQueuedOnceAndCanBeCanceled() {
    TestResponse queued = post("/files/1/transcribe/", "{'model':'fake/plain','args':{'device':'cuda'}}");
    assertThat(queued.status()).isEqualTo(200);
    assertThat(queued.json().at("/json/transcription/status").asText()).isEqualTo("pending");
    assertThat(queued.json().at("/json/transcription/warnings/0").asText()).contains("no such device");
    assertThat(post("/files/1/transcribe/", "{'model':'plain'}").text()).contains("already being transcribed");
    TestResponse canceled = post("/files/1/transcribe-cancel/", "");
    assertThat(canceled.json().at("/json/transcription/status").asText()).isEqualTo("failed");
    assertThat(canceled.json().at("/json/transcription/error").asText()).isEqualTo("The transcription was canceled.");
    assertThat(post("/files/1/transcribe-cancel/", "").text()).contains("nothing to cancel");
  }

  private TestResponse load(long project, byte[] archive) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(("--B\r\nContent-Disposition: form-data; name=\"archive\"; filename=\"p.zip\"\r\n"
        + "Content-Type: application/zip\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(archive);
    body.writeBytes("\r\n--B--\r\n".getBytes(StandardCharsets.UTF_8));
    return platform.send(TestRequests.of("POST", "/projects/" + project + "/load/", body.toByteArray(),
        "Authorization", "Token " + TestPlatform.ANN, "Content-Type", "multipart/form-data; boundary=B"));
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
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
