package org.clipwright.rest.tus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TusEndpointsTest {

  private static final String[] CHUNK = {"Content-Type", "application/offset+octet-stream"};

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void aProject() {
    platform = new TestPlatform(uploads);
    platform.json("POST", "/projects/", "{'name':'Harbour'}");
  }

  private TestResponse send(String method, String path, String body, String... headers) {
    return sendAs(TestPlatform.ANN, method, path, body, headers);
  }

  private TestResponse sendAs(String token, String method, String path, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Authorization", "Token " + token, "Tus-Resumable", "1.0.0"));
    all.addAll(List.of(headers));
    return platform.send(TestRequests.of(method, path, body, all.toArray(String[]::new)));
  }

  private static String metadata(String... pairs) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      parts.add(pairs[i] + " " + Base64.getEncoder().encodeToString(pairs[i + 1].getBytes(StandardCharsets.UTF_8)));
    }
    return String.join(",", parts);
  }

  private TestResponse begin(int length, String name) {
    return send("POST", "/uploads/", "", "Upload-Length", Integer.toString(length), "Upload-Metadata",
        metadata("filename", name, "project", "1", "filetype", "video/mp4", "json", "{\"scene\": 4}"));
  }

  private String begun(int length) {
    TestResponse answer = begin(length, "sea.mp4");
    assertThat(answer.status()).isEqualTo(201);
    return answer.header("Location").orElseThrow().replaceFirst("^http://localhost", "");
  }

  private TestResponse append(String path, int offset, String bytes) {
    return send("PATCH", path, bytes, CHUNK[0], CHUNK[1], "Upload-Offset", Integer.toString(offset));
  }

  @Test
  void whatArrivesInPiecesBecomesAFile() {
    String path = begun(9);
    TestResponse first = append(path, 0, "some ");
    assertThat(first.status()).isEqualTo(204);
    assertThat(first.header("Upload-Offset")).contains("5");
    assertThat(first.header("Location")).isEmpty();
    TestResponse stand = send("HEAD", path, "");
    assertThat(stand.status()).isEqualTo(200);
    assertThat(stand.header("Upload-Offset")).contains("5");
    assertThat(stand.header("Upload-Length")).contains("9");
    assertThat(stand.header("Cache-Control")).contains("no-store");
    assertThat(stand.header("Tus-Resumable")).contains("1.0.0");
    assertThat(stand.header("Upload-Expires").orElseThrow()).endsWith(" GMT");
    TestResponse last = append(path, 5, "film");
    assertThat(last.status()).isEqualTo(204);
    assertThat(last.header("Upload-Offset")).contains("9");
    assertThat(last.header("Location")).contains("http://localhost/files/1/");
    assertThat(platform.get("/files/1/").text()).contains("sea.mp4", "\"scene\":4", "http://localhost/projects/1/");
  }

  @Test
  void theAnswerOfTheLastPieceCanBeAskedForAgain() {
    String path = begun(4);
    append(path, 0, "film");
    TestResponse again = send("HEAD", path, "");
    assertThat(again.header("Upload-Offset")).contains("4");
    assertThat(again.header("Location")).contains("http://localhost/files/1/");
    assertThat(append(path, 4, "").header("Location")).contains("http://localhost/files/1/");
    assertThat(append(path, 0, "film").status()).isEqualTo(409);
    assertThat(platform.get("/files/").text()).contains("\"count\":1");
  }

  @Test
  void piecesMustFollowEachOther() {
    String path = begun(9);
    append(path, 0, "some ");
    assertThat(append(path, 0, "some ").status()).isEqualTo(409);
    assertThat(append(path, 7, "lm").status()).isEqualTo(409);
    assertThat(send("HEAD", path, "").header("Upload-Offset")).contains("5");
  }

  private TestResponse checked(String path, int offset, String bytes, String checksum) {
    return send("PATCH", path, bytes, CHUNK[0], CHUNK[1], "Upload-Offset", Integer.toString(offset), "Upload-Checksum",
        checksum);
  }

  @Test
  void damagedPiecesAreThrownAway() {
    String path = begun(9);
    append(path, 0, "some ");
    String film = "sha1 rTY6k4SLxIYDbmtX0AQVzdL+G5c=";
    TestResponse damaged = checked(path, 5, "fill", film);
    assertThat(damaged.status()).isEqualTo(460);
    assertThat(damaged.text()).contains("Send it again.");
    assertThat(send("HEAD", path, "").header("Upload-Offset")).contains("5");
    assertThat(checked(path, 5, "film", "crc32 AAAA").text()).contains("md5,sha1,sha256");
    assertThat(checked(path, 5, "film", "sha1 %%").status()).isEqualTo(400);
    assertThat(checked(path, 5, "film", film).header("Location")).contains("http://localhost/files/1/");
  }

  @Test
  void noMoreThanAnnouncedIsKept() {
    String path = begun(4);
    assertThat(append(path, 0, "a film").status()).isEqualTo(413);
    assertThat(send("HEAD", path, "").header("Upload-Offset")).contains("0");
    assertThat(begin((1 << 20) + 1, "sea.mp4").status()).isEqualTo(413);
    assertThat(begin(0, "sea.mp4").text()).contains("The submitted file is empty.");
  }

  @Test
  void whatIsNoMediaIsRefusedAndRemoved() throws IOException {
    String path = begun(4);
    TestResponse refused = append(path, 0, "none");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("This file cannot be used.");
    assertThat(refused.header("Tus-Resumable")).contains("1.0.0");
    assertThat(send("HEAD", path, "").status()).isEqualTo(404);
    try (Stream<Path> left = Files.list(uploads)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void anUploadCanBeGivenUp() throws IOException {
    String path = begun(9);
    append(path, 0, "some ");
    assertThat(send("DELETE", path, "").status()).isEqualTo(204);
    assertThat(send("HEAD", path, "").status()).isEqualTo(404);
    try (Stream<Path> left = Files.list(uploads)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void othersFindNothing() {
    String path = begun(9);
    assertThat(sendAs(TestPlatform.BOB, "HEAD", path, "").status()).isEqualTo(404);
    assertThat(sendAs(TestPlatform.BOB, "DELETE", path, "").status()).isEqualTo(404);
    assertThat(sendAs(TestPlatform.BOB, "PATCH", path, "some ", CHUNK[0], CHUNK[1], "Upload-Offset", "0").status())
        .isEqualTo(404);
    assertThat(sendAs(TestPlatform.BOB, "POST", "/uploads/", "", "Upload-Length", "9", "Upload-Metadata",
        metadata("filename", "sea.mp4", "project", "1")).status()).isEqualTo(404);
    assertThat(platform.send(TestRequests.of("HEAD", path, "", "Tus-Resumable", "1.0.0")).status()).isEqualTo(401);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(send("POST", "/uploads/", "").text()).contains("Upload-Length");
    assertThat(send("POST", "/uploads/", "", "Upload-Length", "9").text()).contains("\"filename\"");
    assertThat(send("POST", "/uploads/", "", "Upload-Length", "9", "Upload-Metadata", metadata("filename", "a.mp4"))
        .text()).contains("\"project\"");
    assertThat(send("POST", "/uploads/", "", "Upload-Length", "9", "Upload-Metadata", "filename %%").status())
        .isEqualTo(400);
    String path = begun(9);
    assertThat(send("PATCH", path, "some ", "Upload-Offset", "0").status()).isEqualTo(415);
    assertThat(send("PATCH", path, "some ", CHUNK).status()).isEqualTo(400);
    TestResponse old = platform.send(TestRequests.of("HEAD", path, "", "Authorization", "Token " + TestPlatform.ANN,
        "Tus-Resumable", "0.2.2"));
    assertThat(old.status()).isEqualTo(412);
    assertThat(old.header("Tus-Version")).contains("1.0.0");
  }

  @Test
  void theServerTellsWhatItCanDo() {
    TestResponse options = send("OPTIONS", "/uploads/", "");
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Tus-Version")).contains("1.0.0");
    assertThat(options.header("Tus-Extension")).contains("creation,termination,expiration,checksum");
    assertThat(options.header("Tus-Checksum-Algorithm")).contains("md5,sha1,sha256");
    assertThat(options.header("Tus-Max-Size")).contains(Integer.toString(1 << 20));
  }

  @Test
  void nothingIsKeptForADayInWhichNothingArrives() throws IOException {
    String path = begun(9);
    FileTime before = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
    try (Stream<Path> files = Files.list(uploads)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, before);
      }
    }
    begun(9);
    assertThat(send("HEAD", path, "").status()).isEqualTo(404);
    try (Stream<Path> left = Files.list(uploads)) {
      assertThat(left).hasSize(2);
    }
  }
}
