package org.clipwright.rest.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.clipwright.rest.TestPlatform;
import org.clipwright.sdk.storage.PutRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a user stores runs in the browser of another. */
class MediaSafetyTest {

  private static final String SCRIPT = "<script>alert(document.cookie)</script>";
  private static final String SEALED = "sandbox; default-src 'none'";

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void project() {
    platform = new TestPlatform(uploads);
    platform.json("POST", "/projects/", "{'name':'p'}");
  }

  private TestResponse upload(String name, String type, String content) {
    String body = "--B\r\nContent-Disposition: form-data; name=\"json\"\r\n\r\n{}\r\n--B\r\nContent-Disposition:"
        + " form-data; name=\"media\"; filename=\"" + name + "\"\r\nContent-Type: " + type + "\r\n\r\n" + content
        + "\r\n--B--\r\n";
    return platform.send(TestRequests.of("POST", "/projects/1/files/", body.getBytes(StandardCharsets.ISO_8859_1),
        "Authorization", "Token " + TestPlatform.ANN, "Content-Type", "multipart/form-data; boundary=B"));
  }

  /** An object as an older version of the server, or another program, may have left it. */
  private void left(String name, String type) {
    platform.storage.put(PutRequest.of("video/files/1/" + name,
        new ByteArrayInputStream(SCRIPT.getBytes(StandardCharsets.US_ASCII)), type));
  }

  private TestResponse get(String name, String... headers) {
    return platform.send(TestRequests.get("/media/video/files/1/" + name, headers));
  }

  private static void assertHarmless(TestResponse media) {
    assertThat(media.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(media.header("Content-Security-Policy").orElse("none")).startsWith(SEALED).doesNotContain("script",
        "allow-");
    assertThat(media.response().headers().getValuesList("Content-Type")).hasSize(1);
  }

  @Test
  void theTypeThatAClientSendsIsNeverServed() {
    String wave = "RIFF\1\1\1\1WAVEfmt " + SCRIPT;
    TestResponse made = upload("sound", "video/x, text/html", wave);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    TestResponse media = get("sound");
    assertHarmless(media);
    assertThat(media.header("Content-Type")).contains("audio/x-wav");
    assertThat(media.header("Cross-Origin-Resource-Policy")).as("media for anyone").contains("cross-origin");
    assertThat(platform.storage.find("video/files/1/sound").orElseThrow().contentType()).isEqualTo("audio/x-wav");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "video/x, text/html", "text/html", "video/mp4;text/html", "video/mp4\t,text/html", "audio/x", "VIDEO/MP4",
    "application/xhtml+xml", "video/../text/html", "multipart/x-mixed-replace"})
  void aHostileTypeThatWasStoredIsNotServed(String type) {
    left("old", type);
    TestResponse media = get("old");
    assertHarmless(media);
    assertThat(media.header("Content-Type")).contains("application/octet-stream");
    assertThat(media.header("Content-Disposition")).contains("attachment; filename=\"old\"");
  }

  @ParameterizedTest
  @CsvSource({
    "a.html,text/html", "a.htm,text/html", "a.xhtml,application/xhtml+xml", "a.xml,text/xml", "a.svg,image/svg+xml",
    "a.svgz,image/svg+xml", "a.pdf,application/pdf", "a.js,text/javascript", "a.mhtml,multipart/related",
    "a.swf,video/x", "a.txt,text/plain", "a.json,application/json", "a.xsl,text/xsl", "a.mp4.html,text/html",
    "a.SVG,image/svg+xml"})
  void whatABrowserWouldRunIsSavedInstead(String name, String type) {
    left(name, type);
    for (TestResponse media : new TestResponse[] {get(name), get(name, "Range", "bytes=0-3"),
      get(name, "Range", "bytes=0-1,4-5")}) {
      assertHarmless(media);
      assertThat(media.header("Content-Type").orElseThrow())
          .matches("application/octet-stream|image/svg\\+xml|multipart/byteranges.*");
      assertThat(media.header("Content-Disposition")).contains("attachment; filename=\"" + name + "\"");
    }
  }

  @ParameterizedTest
  @CsvSource({"a.mp4,video/mp4", "a.WAV,audio/x-wav", "a.png,image/png", "a.webm,video/webm", "a.jpg,image/jpeg",
    "a.avif,image/avif"})
  void playersAndPicturesAreShownInTheirPlace(String name, String type) {
    left(name, "text/html");
    TestResponse media = get(name);
    assertHarmless(media);
    assertThat(media.header("Content-Type")).contains(type);
    assertThat(media.header("Content-Disposition")).isEmpty();
  }

  @Test
  void anUnchangedObjectKeepsItsPolicy() {
    left("a.mp4", "video/mp4");
    TestResponse again = get("a.mp4", "If-None-Match", "*");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.header("Content-Security-Policy").orElse("none")).startsWith(SEALED);
  }

  @Test
  void downloadsThumbnailsAndAnswersAreSealedToo() {
    upload("a.svg", "text/html", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    TestResponse download = platform.get("/files/1/download/");
    assertHarmless(download);
    assertThat(download.header("Content-Disposition").orElse("none")).startsWith("attachment;");
    assertThat(download.header("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertHarmless(platform.get("/files/1/thumbnail/"));
    assertThat(platform.get("/projects/1/").header("Content-Security-Policy"))
        .contains("default-src 'none'; frame-ancestors 'none'");
  }
}
