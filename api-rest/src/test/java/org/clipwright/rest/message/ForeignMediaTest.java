package org.clipwright.rest.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.clipwright.rest.TestPlatform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON that Bob sends names Ann's media, or files of the machine, in vain. */
class ForeignMediaTest {

  private static final String ANNS = "video/files/1/film.mp4";

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void aProjectOfAnnAndOneOfBob() throws IOException {
    platform = new TestPlatform(uploads);
    platform.json("POST", "/projects/", "{'name':'Ann'}");
    platform.upload(1, "film.mp4", "Ann's pictures");
    assertThat(bob("POST", "/projects/", "{'name':'Bob'}").status()).isEqualTo(201);
    byte[] upload = ("--B\r\nContent-Disposition: form-data; name=\"json\"\r\n\r\n{}\r\n--B\r\nContent-Disposition:"
        + " form-data; name=\"media\"; filename=\"own.mp4\"\r\n\r\nBob's pictures\r\n--B--\r\n")
        .getBytes(StandardCharsets.US_ASCII);
    assertThat(platform.send(TestRequests.of("POST", "/projects/2/files/", upload, "Authorization",
        "Token " + TestPlatform.BOB, "Content-Type", "multipart/form-data; boundary=B")).status()).isEqualTo(201);
  }

  private TestResponse bob(String method, String path, String body) {
    return platform.send(TestRequests.of(method, path, body.replace('\'', '"'), "Authorization",
        "Token " + TestPlatform.BOB, "Content-Type", "application/json"));
  }

  private static String clip(String json) {
    return "{'file':'/files/2/','end':1,'layer':1,'json':" + json + "}";
  }

  private static String effect(String path) {
    return "{'title':'N','type':'Negate','end':2,'json':{'reader':{'path':'" + path + "'}}}";
  }

  @ParameterizedTest
  @ValueSource(strings = {
    ANNS, "/" + ANNS, "http://localhost/media/" + ANNS, "video/files/2/../1/film.mp4", "../1/film.mp4", "/etc/passwd",
    "file:///etc/passwd", "video/files/77/x.png", "http://localhost/media/video/files/2/%2e%2e/1/film.mp4",
    "data:image/png;base64,AAAA"})
  void effectsThatNameThemAreRefusedWhenTheyAreSent(String path) {
    String sentence = "The project may not use \"" + path
        + "\"; it can use only its own media, named by their path on this server, such as"
        + " \"video/files/1/mask.png\".";
    for (String name : List.of("protobuf_data_path", "lut_path")) {
      TestResponse made = bob("POST", "/projects/2/effects/",
          effect("").replace("'reader':{'path':''}", "'" + name + "':'" + path + "'"));
      assertThat(made.status()).as(made.text()).isEqualTo(400);
      assertThat(made.json().at("/json/0").asText()).isEqualTo(sentence);
    }
    assertThat(bob("POST", "/projects/2/effects/", effect(path)).json().at("/json/0").asText()).isEqualTo(sentence);
    TestResponse made = bob("POST", "/projects/2/clips/",
        clip("{'effects':[{'type':'Mask','reader':{'path':'" + path + "'}}]}"));
    assertThat(made.json().at("/json/0").asText()).as(made.text()).isEqualTo(sentence);
  }

  @Test
  void changesAreRefusedAlike() {
    assertThat(bob("POST", "/projects/2/effects/", effect("video/files/2/own.mp4")).status()).isEqualTo(201);
    assertThat(bob("PATCH", "/effects/1/", "{'json':{'lut_path':'" + ANNS + "'}}").status()).isEqualTo(400);
    assertThat(bob("POST", "/projects/2/clips/", clip("{}")).status()).isEqualTo(201);
    assertThat(bob("PATCH", "/clips/1/", "{'json':{'effects':[{'lut_path':'" + ANNS + "'}]}}").status()).isEqualTo(400);
    assertThat(bob("PATCH", "/clips/1/", "{'layer':2}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@transitions/common/fade.svg", "video/files/2/own.mp4", "video/files/2/later.png", ""})
  void ownMediaAndDrawnMasksAreTaken(String path) {
    TestResponse made = bob("POST", "/projects/2/effects/", effect(path));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  /** The JSON of a clip is its user's own, so it is kept as it was sent; what it names is not handed out. */
  @Test
  void aDownloadedProjectHoldsNoMediaOfOthersThatItsJsonNames() throws IOException {
    TestResponse made = bob("POST", "/projects/2/clips/",
        clip("{'note':{'path':'" + ANNS + "'},'lut_path':'" + ANNS + "'}"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    TestResponse archive = bob("GET", "/projects/2/download/", "");
    List<String> contents = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        contents.add(new String(zip.readAllBytes(), StandardCharsets.US_ASCII));
      }
    }
    assertThat(contents).contains("Bob's pictures").doesNotContain("Ann's pictures");
  }
}
