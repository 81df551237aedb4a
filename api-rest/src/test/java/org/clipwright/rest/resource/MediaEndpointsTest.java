package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.sdk.storage.PutRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets media by their addresses. */
class MediaEndpointsTest {

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void open() {
    platform = new TestPlatform(uploads);
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
}
