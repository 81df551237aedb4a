package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.storage.PutRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Actions of resources over REST. */
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
  void aNewClipHasTheKeysThatTheNewestEditorWrites() {
    JsonNode json =
        post("/projects/1/clips/", "{'file':'http://localhost/files/1/','end':2,'json':{}}").json().path("json");

    assertThat(json.path("waveform_mode").intValue()).isEqualTo(1);
    assertThat(json.path("reader_orientation_mode").asText()).isEqualTo("reader");
    assertThat(json.path("location_coordinate_system").asText()).isEqualTo("auto");
    assertThat(json.at("/margin/Points/0/co/Y").doubleValue()).isZero();
    assertThat(json.at("/corner_radius/Points/0/co/Y").doubleValue()).isZero();
    JsonNode own = post("/projects/1/clips/",
        "{'file':'http://localhost/files/1/','end':2,'json':{'waveform_mode':4}}").json().path("json");
    assertThat(own.path("waveform_mode").intValue()).isEqualTo(4);
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

  private void putByAnotherProgram(String key) {
    platform.storage.put(PutRequest.of(key, new ByteArrayInputStream(new byte[100]), "text/plain"));
  }

  @Test
  void sizesAreEqualUnlessOtherProgramsPutSomethingIntoThePath() {
    platform.json("POST", "/projects/1/copy/", "{'name':'Copy'}");
    for (String backend : List.of("local", "cloud", "json")) {
      for (String path : List.of("/projects/1/storage/", "/projects/2/storage/", "/files/1/storage/")) {
        assertThat(post(path, "{'backend':'" + backend + "'}").json().path("storage").asInt())
            .as(path + " " + backend).isEqualTo(8);
      }
    }
    putByAnotherProgram("video/files/1/notes.txt");
    putByAnotherProgram("video/output/1/notes.txt");
    putByAnotherProgram("video/files/10/notes.txt");
    putByAnotherProgram("video/segments/1/notes.txt");
    assertThat(post("/projects/1/storage/", "{'backend':'cloud'}").json().path("storage").asInt()).isEqualTo(208);
    assertThat(post("/projects/1/storage/", "{'backend':'local'}").json().path("storage").asInt()).isEqualTo(8);
    assertThat(post("/projects/1/storage/", "{'backend':'json'}").json().path("storage").asInt()).isEqualTo(8);
    assertThat(post("/projects/2/storage/", "{'backend':'cloud'}").json().path("storage").asInt()).isEqualTo(8);
    assertThat(post("/files/1/storage/", "{'backend':'cloud'}").json().path("storage").asInt()).isEqualTo(8);
    platform.json("POST", "/projects/1/exports/", "{}");
    putByAnotherProgram("video/output/1/output-1-1-other.txt");
    assertThat(post("/exports/1/storage/", "{'backend':'cloud'}").json().path("storage").asInt()).isEqualTo(100);
    assertThat(post("/exports/1/storage/", "{'backend':'local'}").json().path("storage").asInt()).isZero();
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
            + "\"image_format\":[\"\\\"GIF\\\" is not a valid choice."
            + " Choose JPG, JPEG, PNG, BMP, PPM, XBM or XPM.\"]}");
  }

  @Test
  void aWrongChoiceIsRefusedWithTheChoices() {
    assertThat(post("/projects/1/download/format/", "{'format':'EDL'}").text())
        .contains("is not a valid choice. Choose edl, xml, otio or fcpxml.");
    assertThat(post("/projects/1/exports/", "{'export_type':'thing'}").text())
        .contains("is not a valid choice. Choose video, audio, image or waveform.");
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
        .startsWith("{\"detail\":\"The media \\\"video/files/1/film.mp4\\\" of the file 1 is missing."
            + " The clip 1 has an effect of the type \\\"" + type
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

  /** A render of the whole project would fail later. */
  @Test
  void jsonThatNoRenderCanReadIsRefusedWhenItIsSent() {
    String type = platform.effects.getFirst().className();
    for (String json : List.of("{'alpha':'x'}", "{'alpha':{'Points':'x'}}", "{'volume':{'Points':[{'co':{'X':'a'}}]}}",
        "{'gravity':99}", "{'scale':'fit'}", "{'wave_color':7}",
        "{'effects':[{'type':'" + type + "','sigma':{'Points':'x'}}]}")) {
      TestResponse response = platform.json("PATCH", "/clips/1/", "{'json':" + json + "}");
      assertThat(response.status()).as(json + response.text()).isEqualTo(400);
      assertThat(response.json().at("/json/0").asText()).doesNotContain("clips").containsAnyOf(" must be ", " but ");
    }
    assertThat(platform.json("PATCH", "/clips/1/", "{'json':{'position':'later','alpha':0.5,'mine':{'Points':'x'}}}")
        .status()).isEqualTo(200);
    assertThat(platform.json("PATCH", "/effects/1/", "{'json':{'sigma':{'Points':'x'}}}").text())
        .isEqualTo("{\"json\":[\"sigma.Points must be a list, but is text.\"]}");
  }

  @Test
  void keyframesThatNothingFollowsAreRefusedWhenTheyAreSent() {
    platform.effects.add(new EffectDescriptor("Soften", "Soften", "Softens.", EffectDescriptor.Medium.PICTURE,
        List.of(ParameterSpec.number("radius", "Radius", 1, 0, 9))));
    String effect = "{'json':{'effects':[{'type':'Soften','%s':%s}]}}";
    String points = "{'Points':[{'co':{'X':1,'Y':2}}]}";
    String color = "{'red':" + points + ",'green':" + points + ",'blue':" + points + "}";

    assertThat(platform.json("PATCH", "/clips/1/", "{'json':{'alhpa':" + points + "}}").text()).isEqualTo(
        "{\"json\":[\"A clip has no property \\\"alhpa\\\" that keyframes could change.\"]}");
    assertThat(platform.json("PATCH", "/clips/1/", "{'json':{'volumes':" + points + "}}").text())
        .contains("\\\"volumes\\\" that keyframes could change. Did you mean volume?");
    assertThat(platform.json("PATCH", "/clips/1/", effect.formatted("radiuss", points)).text())
        .contains("The effect Soften has no property \\\"radiuss\\\" that", "Did you mean radius?");
    assertThat(platform.json("PATCH", "/clips/1/", effect.formatted("paint", color)).status()).isEqualTo(400);
    for (String known : List.of("radius", "mask_start", "ui")) {
      assertThat(platform.json("PATCH", "/clips/1/", effect.formatted(known, points)).status()).isEqualTo(200);
    }
    assertThat(platform.json("PATCH", "/clips/1/", effect.formatted("radiuss", "7")).status()).isEqualTo(200);
    assertThat(platform.json("PATCH", "/clips/1/", effect.formatted("radiuss", points)).status())
        .as("what was there before").isEqualTo(200);
    assertThat(platform.json("PATCH", "/effects/1/", "{'json':{'radius':" + points + "}}").text())
        .contains("The effect Negate has no property");
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

  private TestResponse load(long project, byte[] archive) {
    return ProjectArchives.load(platform, project, archive);
  }
}
