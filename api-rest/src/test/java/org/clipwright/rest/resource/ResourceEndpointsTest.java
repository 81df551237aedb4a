package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.JsonReader;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.services.resource.ExportStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
          .contains("an export may be at most 24 hours long and have at most 10368000 frames");
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
        + "'retries':-5,'webhook_tries':-5,'mine':1}";
    String body = "{'video_format':'mp4','video_codec':'libx264','video_bitrate':1,'audio_codec':'ac3',"
        + "'audio_bitrate':1,'project':'http://localhost/projects/1/','json':" + forged + "}";
    assertThat(platform.json("POST", "/exports/", body).json().path("json").toString()).isEqualTo("{\"mine\":1}");
    platform.exports.end(2, ExportStatus.FAILED, java.util.Optional.empty(),
        ((com.fasterxml.jackson.databind.node.ObjectNode) JsonReader.read("{}")).put("hostname",
            "worker-7").put("error", "It failed."));
    for (String verb : List.of("PUT", "PATCH")) {
      assertThat(platform.json(verb, "/exports/2/", body).json().path("json")).as(verb)
          .isEqualTo(JsonReader.read("{\"mine\":1,\"error\":\"It failed.\",\"hostname\":\"worker-7\"}"));
    }
  }

  @Test
  void aCompletedExportHasItsOutputAndIsDownloaded() {
    theMainJobRunsFromProjectToExport();
    platform.storage.put(org.clipwright.sdk.storage.PutRequest.of("video/output/1/output-1-1-0.mp4",
        new java.io.ByteArrayInputStream("0123456789".getBytes()), "video/mp4"));
    platform.exports.end(1, ExportStatus.COMPLETED, java.util.Optional.of("video/output/1/output-1-1-0.mp4"),
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
    assertThat(response.text()).isEqualTo("{\"media\":[\"This is no media that can be used.\"]}");
    assertThat(platform.get("/files/").json().path("count").intValue()).isZero();
    try (var left = platform.storage.list("")) {
      assertThat(left).isEmpty();
    }
    assertThat(uploads.toFile().list()).isNullOrEmpty();
  }

  @Test
  void aTokenIsGivenForNameAndPassword() {
    TestResponse response = platform.send(TestRequests.of("POST", "/tokens/",
        "{\"username\":\" ann \",\"password\":\"ann-password\"}", "Content-Type", "application/json"));
    String token = platform.accounts.token(platform.accounts.byToken(TestPlatform.ANN));
    assertThat(token).matches("[0-9a-f]{40}");
    assertThat(response.text()).isEqualTo("{\"token\":\"" + token + "\"}");
    assertThat(platform.send(TestRequests.get("/projects/", "Authorization", "Token " + token)).status())
        .isEqualTo(200);
    TestResponse wrong = platform.send(TestRequests.of("POST", "/tokens/", "username=ann&password=x",
        "Content-Type", "application/x-www-form-urlencoded"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text()).isEqualTo("{\"non_field_errors\":[\"Unable to log in with provided credentials.\"]}");
  }

  @Test
  void aBrowserLogsInAndOut() {
    TestResponse form = platform.send(TestRequests.get("/api-auth/login/?next=/projects/", "Accept", "text/html"));
    assertThat(form.text()).contains("name=\"csrfmiddlewaretoken\"", "value=\"/projects/\"");
    String csrf = form.header("Set-Cookie").orElseThrow().replaceAll("csrftoken=([^;]+).*", "$1");
    TestResponse in = platform.send(TestRequests.of("POST", "/api-auth/login/",
        "username=ann&password=ann-password&next=/projects/&csrfmiddlewaretoken=" + csrf,
        "Cookie", "csrftoken=" + csrf, "Content-Type", "application/x-www-form-urlencoded"));
    assertThat(in.status()).isEqualTo(302);
    assertThat(in.header("Location")).contains("/projects/");
    String session = in.header("Set-Cookie").orElseThrow().split(";")[0];
    assertThat(platform.send(TestRequests.get("/projects/", "Cookie", session)).status()).isEqualTo(200);
    assertThat(logout("/", "sessionid=none; csrftoken=k").header("Location")).contains("/");
    TestResponse out = logout("/projects/", session + "; csrftoken=k");
    assertThat(out.status()).isEqualTo(302);
    assertThat(out.header("Location")).contains("/projects/");
    assertThat(platform.send(TestRequests.get("/projects/", "Cookie", session)).status()).isEqualTo(401);
  }

  @Test
  void signingInEndsTheSessionThatTheBrowserHad() {
    String earlier = "sessionid=" + platform.accounts.beginSession(platform.accounts.byToken(TestPlatform.ANN));
    TestResponse in = platform.send(TestRequests.of("POST", "/api-auth/login/",
        "username=ann&password=ann-password&csrfmiddlewaretoken=k", "Cookie", earlier + "; csrftoken=k",
        "Content-Type", "application/x-www-form-urlencoded"));
    String session = in.header("Set-Cookie").orElseThrow().split(";")[0];
    assertThat(session).startsWith("sessionid=").isNotEqualTo(earlier);
    assertThat(platform.send(TestRequests.get("/projects/", "Cookie", session)).status()).isEqualTo(200);
    assertThat(platform.send(TestRequests.get("/projects/", "Cookie", earlier)).status()).isEqualTo(401);
  }

  @Test
  void aSessionThatAnotherChoseIsNeverBegun() {
    TestResponse in = platform.send(TestRequests.of("POST", "/api-auth/login/",
        "username=ann&password=ann-password&csrfmiddlewaretoken=k", "Cookie", "sessionid=chosen; csrftoken=k",
        "Content-Type", "application/x-www-form-urlencoded"));
    assertThat(in.status()).isEqualTo(302);
    assertThat(platform.send(TestRequests.get("/projects/", "Cookie", "sessionid=chosen")).status()).isEqualTo(401);
  }

  private TestResponse logout(String next, String cookie) {
    return platform.send(TestRequests.of("POST", "/api-auth/logout/", "csrfmiddlewaretoken=k&next=" + next, "Cookie",
        cookie, "Content-Type", "application/x-www-form-urlencoded"));
  }

  @Test
  void onlyTheFormOfThePageLogsOut() {
    String session = "sessionid=" + platform.accounts.beginSession(platform.accounts.byToken(TestPlatform.ANN));
    TestResponse form = platform.send(TestRequests.get("/api-auth/logout/?next=/graphiql/", "Cookie", session));
    assertThat(form.status()).isEqualTo(200);
    assertThat(form.text()).contains("<form method=\"post\" action=\"/api-auth/logout/\">", "value=\"/graphiql/\"");
    assertThat(platform.send(TestRequests.of("POST", "/api-auth/logout/", "", "Cookie", session)).status())
        .isEqualTo(403);
    assertThat(platform.send(TestRequests.of("POST", "/cloud-admin/logout/", "", "Cookie", session)).status())
        .isEqualTo(403);
    assertThat(platform.send(TestRequests.get("/projects/", "Cookie", session)).status()).isEqualTo(200);
    TestResponse page = platform.send(TestRequests.get("/projects/", "Cookie", session + "; csrftoken=k", "Accept",
        "text/html"));
    assertThat(page.text())
        .contains("action=\"/api-auth/logout/\"><input type=\"hidden\" name=\"csrfmiddlewaretoken\" value=\"k\">");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "https://evil.example/", "//evil.example/", "/%5Cevil.example", "%5C%5Cevil.example", "javascript:x",
      "/%09/evil.example/", "/%0A/evil.example", "/%0D%0A/evil.example", "%09//evil.example", "/%00/evil.example",
      "///evil.example", "/a//evil.example", "/%20/evil.example", "evil.example", "/%C2%85/evil.example",
      "/%E2%80%A8/evil.example", "http:evil.example", "/.%09/evil"})
  void signingInAndOutNeverLeadsElsewhere(String next) {
    assertThat(logout(next, "csrftoken=k").header("Location")).contains("/");
    TestResponse in = platform.send(TestRequests.of("POST", "/api-auth/login/",
        "username=ann&password=ann-password&csrfmiddlewaretoken=k&next=" + next, "Cookie", "csrftoken=k",
        "Content-Type", "application/x-www-form-urlencoded"));
    assertThat(in.header("Location")).contains("/");
    assertThat(platform.send(TestRequests.get("/api-auth/login/?next=" + next)).text())
        .contains("name=\"next\" value=\"/\"");
    assertThat(platform.send(TestRequests.get("/cloud-admin/logout/?next=" + next)).text())
        .contains("name=\"next\" value=\"/cloud-admin/\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/projects/?page=2&next=http://a//b", "/cloud-admin/auth/user/?q=a%20b", "/graphiql/",
      "/files/1.json#x"})
  void pathsOfThisServerAreFollowed(String next) {
    String encoded = URLEncoder.encode(next, StandardCharsets.UTF_8);
    assertThat(logout(encoded, "csrftoken=k").header("Location")).contains(next);
  }

  @Test
  void guardedMediaAreForTheirOwnerOnly() {
    platform = new TestPlatform(TestPlatform.guarded(uploads));
    platform.json("POST", "/projects/", "{}");
    platform.upload(1, "a.mp4", "bytes");
    String path = "/media/video/files/1/a.mp4";
    assertThat(platform.send(TestRequests.get(path)).status()).isEqualTo(401);
    assertThat(platform.send(TestRequests.get(path, "Authorization", "Token " + TestPlatform.BOB)).status())
        .isEqualTo(404);
    TestResponse own = platform.get(path);
    assertThat(own.text()).isEqualTo("bytes");
    assertThat(own.header("Cache-Control")).contains("private, no-cache");
    assertThat(platform.get("/files/1/download/").header("Cache-Control")).contains("private, no-cache");
  }

  @Test
  void guardedMediaThatBelongToNoProjectAreForNobody() {
    platform = new TestPlatform(TestPlatform.guarded(uploads));
    platform.json("POST", "/projects/", "{}");
    for (String key : List.of("video/files/loose.mp4", "video/output/loose.mp4", "fonts/font.ttf",
        "unchecked-fonts/1/font.ttf", "thumbnail/1.jpg", "models/speech.bin", "video/files/+1/loose.mp4",
        "video/files/\u0661/loose.mp4")) {
      platform.storage.put(PutRequest.of(key, new ByteArrayInputStream(new byte[1]), "video/mp4"));
      for (String caller : List.of(TestPlatform.ANN, TestPlatform.BOB)) {
        TestResponse answer = platform.send(TestRequests.get("/media/" + key, "Authorization", "Token " + caller));
        assertThat(answer.status()).as(key).isEqualTo(404);
      }
    }
  }

  @Test
  void mediaOutsideTheMediaFoldersAreNotServed() {
    for (String key : List.of("video/files/1/../../secret", "video%2Ffiles%2F1%2F..%2Fx", "secret", "video/files/1/")) {
      assertThat(platform.send(TestRequests.get("/media/" + key)).status()).as(key).isEqualTo(404);
    }
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
