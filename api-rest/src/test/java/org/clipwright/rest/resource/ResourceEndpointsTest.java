package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.JsonReader;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.services.export.ExportQueue;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resources over REST, from request to answer. */
class ResourceEndpointsTest {

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void open() {
    platform = new TestPlatform(uploads);
  }

  @Test
  void aNewProjectIsShownWithAllItsFieldsInTheDocumentedOrder() {
    TestResponse response = platform.json("POST", "/projects/", "{'name':'Example Project','json':'{}'}");
    assertThat(response.status()).isEqualTo(201);
    assertThat(response.header("Location")).contains("http://localhost/projects/1/");
    assertThat(names(response.json())).containsExactly("url", "id", "name", "width", "height", "fps_num", "fps_den",
        "sample_rate", "channels", "channel_layout", "files", "clips", "effects", "exports", "actions", "json",
        "date_created", "date_updated");
    assertThat(response.json().path("width").intValue()).isEqualTo(1920);
    assertThat(response.json().path("json").isObject()).isTrue();
    assertThat(response.json().path("date_created").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    assertThat(texts(response.json().path("actions"))).contains("http://localhost/projects/1/exports/",
        "http://localhost/projects/1/files/find/", "http://localhost/projects/1/download/format/")
        .doesNotHaveDuplicates();
  }

  @Test
  void formsAndMultipartFormsMakeTheSameProject() {
    TestResponse form = platform.send(TestRequests.of("POST", "/projects/", "name=A&width=640&json=%7B%22a%22%3A1%7D",
        "Authorization", "Token " + TestPlatform.ANN, "Content-Type", "application/x-www-form-urlencoded"));
    assertThat(form.status()).isEqualTo(201);
    assertThat(form.json().path("width").intValue()).isEqualTo(640);
    assertThat(form.json().path("json").toString()).isEqualTo("{\"a\":1}");
    String body = "--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nA\r\n--B--\r\n";
    assertThat(platform.send(TestRequests.of("POST", "/projects/", body, "Authorization", "Token " + TestPlatform.ANN,
        "Content-Type", "multipart/form-data; boundary=B")).status()).isEqualTo(201);
  }

  @Test
  void everyWrongFieldIsToldAtOnce() {
    TestResponse response = platform.json("POST", "/projects/", "{'name':'','width':'x','height':1.5,'json':'{'}");
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.text()).isEqualTo("{\"name\":[\"This field may not be blank.\"],"
        + "\"width\":[\"A valid integer is required.\"],\"height\":[\"A valid integer is required.\"],"
        + "\"json\":[\"Value must be valid JSON.\"]}");
    assertThat(platform.get("/projects/").json().path("count").intValue()).isZero();
  }

  @Test
  void numbersThatCannotBeStoredAreRefused() {
    for (String json : List.of("{'a':1e999}", "{'a':[{'b':-1e999}]}")) {
      assertThat(platform.json("POST", "/projects/", "{'name':'P','json':" + json + "}").text())
          .contains("Out of range float values");
      TestResponse text =
          platform.json("POST", "/projects/", "{'name':'P','json':'" + json.replace("'", "\\'") + "'}");
      assertThat(text.status()).as(text.text()).isEqualTo(400);
      assertThat(text.text())
          .isEqualTo("{\"json\":[\"Value must be valid JSON. It has a number that is too large.\"]}");
    }
    assertThat(platform.json("POST", "/projects/", "{'name':'P','json':{'a':1e300}}").status()).isEqualTo(201);
  }

  @Test
  void exportsThatWouldTakeForeverAreRefused() {
    platform.json("POST", "/projects/", "{'name':'P','json':'{}'}");
    platform.upload(1, "film.mp4", "moving pictures");
    platform.json("POST", "/projects/1/clips/",
        "{'file':'http://elsewhere/files/1/','position':999999999,'start':0.0,'end':4.5,'layer':1,'json':'{}'}");
    for (String frames : List.of("'start_frame':1,'end_frame':1000000000", "'start_frame':1,'end_frame':-1",
        "'start_frame':1,'end_frame':90000000,'json':{'fps':{'num':1000,'den':1}}")) {
      TestResponse export = platform.json("POST", "/projects/1/exports/",
          "{'video_format':'mp4','video_codec':'libx264','video_bitrate':1,'audio_codec':'aac','audio_bitrate':1,"
              + frames + "}");
      assertThat(export.status()).as(export.text()).isEqualTo(400);
      assertThat(export.json().path("end_frame").path(0).asText())
          .contains("the maximum is 24 hours and 10368000 frames");
    }
    assertThat(platform.jobs).noneMatch(job -> job.startsWith("EXPORT"));
  }

  @Test
  void formatsOfExportsAreNoPaths() {
    platform.json("POST", "/projects/", "{'name':'P','json':'{}'}");
    platform.upload(1, "film.mp4", "moving pictures");
    platform.json("POST", "/projects/1/clips/",
        "{'file':'http://elsewhere/files/1/','position':0.0,'start':0.0,'end':4.5,'layer':1,'json':'{}'}");
    for (String format : List.of("/../../escaped.mp4", "x/../../mp4", "..\\\\mp4", "rtsp://127.0.0.1/mp4", "mp4|hls",
        "mp4:x")) {
      TestResponse export = platform.json("POST", "/projects/1/exports/", "{'video_format':'" + format + "'}");
      assertThat(export.status()).as(format + export.text()).isEqualTo(400);
      assertThat(export.json().path("video_format").path(0).asText()).contains("is not a supported export format");
    }
    assertThat(platform.jobs).noneMatch(job -> job.startsWith("EXPORT"));
    for (String format : List.of("mp4", ".mov", "MKV")) {
      assertThat(platform.json("POST", "/projects/1/exports/", "{'video_format':'" + format + "'}").status())
          .isEqualTo(201);
    }
    for (String format : List.of("%05d.png", "frame-%05d.jpg")) {
      assertThat(platform.json("POST", "/projects/1/exports/",
          "{'export_type':'image','video_format':'" + format + "'}").status())
          .isEqualTo(201);
    }
    assertThat(platform.json("PATCH", "/exports/1/", "{'video_format':'a/b'}").status()).isEqualTo(400);
  }

  @Test
  void theMainJobRunsFromProjectToExport() {
    platform.json("POST", "/projects/", "{'name':'P','json':'{}'}");
    TestResponse file = platform.upload(1, "Title Animation 01.mp4", "moving pictures");
    assertThat(file.status()).isEqualTo(201);
    assertThat(file.json().path("media").asText())
        .isEqualTo("http://localhost/media/video/files/1/Title_Animation_01.mp4");
    assertThat(file.json().path("json").path("duration").doubleValue()).isEqualTo(10.0);
    TestResponse clip = platform.json("POST", "/projects/1/clips/",
        "{'file':'http://elsewhere/files/1/','position':0.0,'start':0.0,'end':4.5,'layer':1,'json':'{}'}");
    assertThat(clip.status()).as(clip.text()).isEqualTo(201);
    assertThat(clip.json().path("file").asText()).isEqualTo("http://localhost/files/1/");
    assertThat(clip.json().path("json").path("alpha").path("Points")).hasSize(1);
    TestResponse export = platform.json("POST", "/projects/1/exports/",
        "{'video_format':'mp4','video_codec':'libx264','video_bitrate':'8.0 Mb/sec','audio_codec':'ac3',"
            + "'audio_bitrate':'192 kb/sec','start_frame':1,'end_frame':-1,'json':'{}'}");
    assertThat(export.status()).as(export.text()).isEqualTo(201);
    assertThat(export.json().path("video_bitrate").longValue()).isEqualTo(8_000_000);
    assertThat(export.json().path("end_frame").longValue()).isEqualTo(136);
    assertThat(export.json().path("output").isNull()).isTrue();
    assertThat(export.json().path("status").asText()).isEqualTo("pending");
    assertThat(platform.jobs).contains("EXPORT 1");
    JsonNode project = platform.get("/projects/1/").json();
    assertThat(texts(project.path("clips"))).containsExactly("http://localhost/clips/1/");
    assertThat(texts(project.path("exports"))).containsExactly("http://localhost/exports/1/");
  }

  @Test
  void whatTheServerTellsInAnExportsJsonIsNotTakenFromTheUser() {
    theMainJobRunsFromProjectToExport();
    String forged = "{'hostname':'h','status':'success','error':'e','detail':'d','warnings':['w'],'webhook':'200',"
        + "'retries':-5,'webhook_tries':-5,'queue':{},'rendering':{},'mine':1}";
    String body = "{'video_format':'mp4','video_codec':'libx264','video_bitrate':1,'audio_codec':'ac3',"
        + "'audio_bitrate':1,'project':'http://localhost/projects/1/','json':" + forged + "}";
    assertThat(platform.json("POST", "/exports/", body).json().path("json").toString()).isEqualTo("{\"mine\":1}");
    platform.exports.end(2, Export.Status.FAILED, java.util.Optional.empty(),
        ((com.fasterxml.jackson.databind.node.ObjectNode) JsonReader.read("{}")).put("hostname",
            "worker-7").put("error", "It failed."));
    for (String verb : List.of("PUT", "PATCH")) {
      assertThat(platform.json(verb, "/exports/2/", body).json().path("json")).as(verb)
          .isEqualTo(JsonReader.read("{\"mine\":1,\"error\":\"It failed.\",\"hostname\":\"worker-7\"}"));
    }
  }

  @Test
  void prioritiesAreWholeNumbersNearZeroAndChangeWhileAnExportWaits() {
    theMainJobRunsFromProjectToExport();
    for (String wrong : List.of("11", "-11", "1.5", "'high'", "true", "1e9")) {
      TestResponse refused = platform.json("PATCH", "/exports/1/", "{'json':{'priority':" + wrong + "}}");
      assertThat(refused.status()).as(wrong).isEqualTo(400);
      assertThat(refused.json().path("json").path(0).asText()).contains("a whole number from -10 to 10");
      assertThat(platform.json("POST", "/projects/1/exports/", "{'json':{'priority':" + wrong + "}}").status())
          .as(wrong).isEqualTo(400);
    }
    assertThat(platform.json("PATCH", "/exports/1/", "{'json':{'priority':-10}}").status()).isEqualTo(200);
    assertThat(platform.jobs.getLast()).isEqualTo("RANK -10 1");
    TestResponse urgent = platform.json("POST", "/projects/1/exports/", "{'json':{'priority':10}}");
    assertThat(urgent.status()).as(urgent.text()).isEqualTo(201);
    assertThat(urgent.json().path("json").path("priority").asInt()).isEqualTo(10);
  }

  @Test
  void copiesAreAskedForByYesOrNoAndNotInOnePiece() {
    theMainJobRunsFromProjectToExport();
    for (String wrong : List.of("{'smart':'yes'}", "{'smart':1}", "{'smart':true,'segments':false}")) {
      TestResponse refused = platform.json("POST", "/projects/1/exports/", "{'json':" + wrong + "}");
      assertThat(refused.status()).as(wrong).isEqualTo(400);
      assertThat(refused.json().path("json").path(0).asText()).as(wrong).contains("\"smart\"");
      assertThat(platform.json("PATCH", "/exports/1/", "{'json':" + wrong + "}").status()).as(wrong).isEqualTo(400);
    }
    assertThat(platform.json("POST", "/projects/1/exports/", "{'json':{'smart':true}}").status()).isEqualTo(201);
  }

  @Test
  void wishesForTheFilmThatMeanNothingAreRefusedWithTheirKey() {
    theMainJobRunsFromProjectToExport();
    for (String key : List.of("segments", "interlaced", "top_field_first", "alpha", "hdr")) {
      String wrong = "{'json':{'" + key + "':'no'}}";
      for (TestResponse refused : List.of(platform.json("POST", "/projects/1/exports/", wrong),
          platform.json("PATCH", "/exports/1/", wrong))) {
        assertThat(refused.status()).as(key).isEqualTo(400);
        assertThat(refused.json().path("json").path(0).asText()).contains("\"" + key + "\"");
      }
    }
    assertThat(platform.json("PATCH", "/exports/1/", "{'json':{'segments':'false'}}").status()).isEqualTo(200);
    assertThat(platform.get("/exports/1/").json().path("json").path("segments").asText()).isEqualTo("false");
  }

  @Test
  void exportsTellWhereTheyStandAndThenHowTheyGo() {
    theMainJobRunsFromProjectToExport();
    platform.places.put(1L, new ExportQueue.QueuePlace(3, java.util.Optional.of(12.345)));
    assertThat(platform.get("/exports/1/").json().path("json").path("queue"))
        .isEqualTo(JsonReader.read("{\"position\":3,\"starts_in_seconds\":12.3}"));
    platform.exports.begin(1);
    platform.exports.progress(1, ExportRepository.Step.rendering(500, new Export.FrameCount(67, 135)));
    JsonNode json = platform.get("/exports/").json().path("results").path(0).path("json");
    assertThat(json.has("queue")).isFalse();
    assertThat(json.path("rendering")).isEqualTo(JsonReader.read("{\"stage\":\"rendering\",\"frames_done\":67,"
        + "\"frames_total\":135,\"frames_per_second\":null,\"eta_seconds\":null,"
        + "\"picture\":\"http://localhost/projects/1/frame/67/\"}"));
    platform.exports.end(1, Export.Status.FAILED, java.util.Optional.empty(),
        platform.exports.findAny(1).orElseThrow().json());
    assertThat(platform.get("/exports/1/").json().path("json").has("rendering")).isFalse();
  }

  @Test
  void clipWhoseVolumeIsReplacedKeepsTheRulesByWhichItsPictureIsPlaced() {
    theMainJobRunsFromProjectToExport();
    JsonNode before = platform.get("/clips/1/").json().path("json");
    assertThat(before.path("waveform_mode").isNumber()).isTrue();
    TestResponse changed = platform.json("PATCH", "/clips/1/", "{'json':{'volume':0.5}}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    JsonNode after = changed.json().path("json");
    assertThat(after.path("volume").asDouble()).isEqualTo(0.5);
    ((com.fasterxml.jackson.databind.node.ObjectNode) after).set("volume", before.path("volume"));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void aCompletedExportHasItsOutputAndIsDownloaded() {
    theMainJobRunsFromProjectToExport();
    platform.storage.put(org.clipwright.sdk.storage.PutRequest.of("video/output/1/output-1-1-0.mp4",
        new java.io.ByteArrayInputStream("0123456789".getBytes()), "video/mp4"));
    platform.exports.end(1, Export.Status.COMPLETED, java.util.Optional.of("video/output/1/output-1-1-0.mp4"),
        platform.exports.findAny(1).orElseThrow().json());
    JsonNode export = platform.get("/exports/1/").json();
    assertThat(export.path("progress").toString()).isEqualTo("100.0");
    assertThat(export.path("output").asText()).isEqualTo("http://localhost/media/video/output/1/output-1-1-0.mp4");
    TestResponse media =
        platform.send(TestRequests.get("/media/video/output/1/output-1-1-0.mp4", "Range", "bytes=2-3"));
    assertThat(media.status()).isEqualTo(206);
    assertThat(media.text()).isEqualTo("23");
    assertThat(media.header("Content-Type")).contains("video/mp4");
  }

  @Test
  void putNeedsWhatIsRequiredAndPatchDoesNot() {
    theMainJobRunsFromProjectToExport();
    assertThat(platform.json("PUT", "/clips/1/", "{'layer':3}").text()).isEqualTo(
        "{\"file\":[\"This field is required.\"],\"project\":[\"This field is required.\"]}");
    assertThat(platform.json("PATCH", "/clips/1/", "{'layer':3}").json().path("layer").intValue()).isEqualTo(3);
    assertThat(platform.json("PATCH", "/clips/1/", "{}").status()).isEqualTo(200);
    assertThat(platform.json("PUT", "/projects/1/clips/1/", "{'file':'/files/1/','layer':4}").json().path("layer")
        .intValue()).isEqualTo(4);
    assertThat(platform.json("PUT", "/projects/1/", "{'json':{'timeline':[1]}}").json().path("name").asText())
        .isEqualTo("P");
  }

  @Test
  void deletingAnswersWithNothingAndTakesWhatHangsOn() {
    theMainJobRunsFromProjectToExport();
    TestResponse deleted = platform.json("DELETE", "/files/1/", "{}");
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.header("Content-Length")).contains("0");
    assertThat(deleted.header("Content-Type")).isEmpty();
    assertThat(platform.json("DELETE", "/files/1/", "").status()).isEqualTo(404);
    assertThat(platform.get("/clips/1/").status()).isEqualTo(404);
    assertThat(platform.json("DELETE", "/projects/1/", "").status()).isEqualTo(204);
    assertThat(platform.get("/exports/1/").status()).isEqualTo(404);
  }

  @Test
  void theObjectsOfOthersDoNotExistWhateverTheDoor() {
    theMainJobRunsFromProjectToExport();
    for (String path : List.of("/projects/1/", "/files/1/", "/clips/1/", "/exports/1/", "/projects/1/clips/",
        "/projects/1/clips/1/", "/projects/1/files/1/")) {
      TestResponse response = platform.send(TestRequests.get(path, "Authorization", "Token " + TestPlatform.BOB));
      assertThat(response.status()).as(path).isEqualTo(404);
      assertThat(response.text()).isEqualTo("{\"detail\":\"Not found.\"}");
    }
    TestResponse clip = platform.send(TestRequests.of("POST", "/clips/",
        "{\"file\":\"/files/1/\",\"project\":\"/projects/1/\"}", "Authorization", "Token " + TestPlatform.BOB,
        "Content-Type", "application/json"));
    assertThat(clip.text()).contains("Invalid hyperlink - Object does not exist.");
    assertThat(platform.send(TestRequests.get("/projects/", "Authorization", "Token " + TestPlatform.BOB)).json()
        .path("count").intValue()).isZero();
  }

  @Test
  void anObjectOfAnotherProjectIsNotWithinThisOne() {
    theMainJobRunsFromProjectToExport();
    platform.json("POST", "/projects/", "{}");
    assertThat(platform.get("/projects/1/clips/1/").status()).isEqualTo(200);
    assertThat(platform.get("/projects/2/clips/1/").status()).isEqualTo(404);
    assertThat(platform.get("/projects/2/clips/").json().path("count").intValue()).isZero();
  }

  @Test
  void listsComeInPages() {
    for (int i = 0; i < 12; i++) {
      platform.json("POST", "/projects/", "{}");
    }
    JsonNode first = platform.get("/projects/?x=1").json();
    assertThat(first.path("count").intValue()).isEqualTo(12);
    assertThat(first.path("results")).hasSize(10);
    assertThat(first.path("next").asText()).isEqualTo("http://localhost/projects/?page=2&x=1");
    assertThat(first.path("previous").isNull()).isTrue();
    JsonNode last = platform.get("/projects/?page=last").json();
    assertThat(last.path("results")).hasSize(2);
    assertThat(last.path("previous").asText()).isEqualTo("http://localhost/projects/");
    assertThat(platform.get("/projects/?page=3").text()).isEqualTo("{\"detail\":\"Invalid page.\"}");
  }

  @Test
  void aFileThatIsNoMediaLeavesNothingBehind() {
    platform.json("POST", "/projects/", "{}");
    TestResponse response = platform.upload(1, "text.mp4", "none of it");
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.text()).isEqualTo("{\"media\":[\"This file cannot be used.\"]}");
    assertThat(platform.get("/files/").json().path("count").intValue()).isZero();
    try (var left = platform.storage.list("")) {
      assertThat(left).isEmpty();
    }
    assertThat(uploads.toFile().list()).isNullOrEmpty();
  }

  @Test
  void optionsTellTheFields() {
    JsonNode metadata = platform.send(TestRequests.of("OPTIONS", "/projects/", "", "Authorization",
        "Token " + TestPlatform.ANN)).json();
    assertThat(metadata.path("name").asText()).isEqualTo("Project List");
    assertThat(texts(metadata.path("renders"))).containsExactly("application/json", "text/html");
    JsonNode width = metadata.path("actions").path("POST").path("width");
    assertThat(width.path("type").asText()).isEqualTo("integer");
    assertThat(width.path("min_value").intValue()).isEqualTo(1);
    assertThat(platform.send(TestRequests.of("OPTIONS", "/projects/9/", "", "Authorization",
        "Token " + TestPlatform.ANN)).json().has("actions")).isFalse();
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
