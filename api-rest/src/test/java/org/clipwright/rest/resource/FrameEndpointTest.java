package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames of projects, and what clients may keep of them. */
class FrameEndpointTest {

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void aProject() {
    platform = new TestPlatform(uploads);
    assertThat(platform.json("POST", "/projects/", "{'name':'a'}").status()).isEqualTo(201);
  }

  private static String header(TestResponse response, String name) {
    return response.header(name).orElseThrow();
  }

  private TestResponse known(String path, String tag) {
    return platform.send(TestRequests.get(path, "Authorization", "Token " + TestPlatform.ANN, "If-None-Match", tag));
  }

  private long drawn() {
    return platform.jobs.stream().filter(job -> job.startsWith("WORK")).count();
  }

  @Test
  void frameIsDrawnOnceUntilTheProjectChanges() {
    TestResponse first = platform.get("/projects/1/frame/1/?width=64");
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(header(first, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(header(first, "Cache-Control")).isEqualTo("private, no-cache");
    String tag = header(first, "ETag");
    assertThat(header(platform.get("/projects/1/frame/1/?width=64"), "ETag")).isEqualTo(tag);
    assertThat(known("/projects/1/frame/1/?width=64", tag).status()).isEqualTo(304);
    assertThat(drawn()).isEqualTo(1);
    platform.json("PATCH", "/projects/1/", "{'width':320}");
    assertThat(known("/projects/1/frame/1/?width=64", tag).status()).isEqualTo(200);
    assertThat(drawn()).isEqualTo(2);
  }

  @Test
  void anotherFrameSizeOrFormatIsAnotherPicture() {
    List<String> tags = List.of("1/?width=64", "2/?width=64", "1/?height=64", "1/?width=64&format=png",
        "1/?width=64&format=webp").stream().map(path -> header(platform.get("/projects/1/frame/" + path), "ETag"))
        .distinct().toList();
    assertThat(tags).hasSize(5);
    assertThat(header(platform.get("/projects/1/frame/1/?format=webp"), "Content-Type")).isEqualTo("image/webp");
  }

  @Test
  void whoNamesTheVersionMayKeepItForever() {
    String version = header(platform.get("/projects/1/frame/1/"), "ETag").replace("\"", "");
    assertThat(header(platform.get("/projects/1/frame/1/?v=" + version), "Cache-Control")).contains("immutable");
    assertThat(header(platform.get("/projects/1/frame/1/?v=other"), "Cache-Control")).doesNotContain("immutable");
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertThat(platform.get("/projects/1/frame/0/").status()).isEqualTo(404);
    assertThat(platform.get("/projects/1/frame/one/").status()).isEqualTo(404);
    assertThat(platform.get("/projects/2/frame/1/").status()).isEqualTo(404);
    TestResponse format = platform.get("/projects/1/frame/1/?format=bmp");
    assertThat(format.status()).isEqualTo(400);
    assertThat(format.json().path("format").path(0).asText()).contains("bmp");
    assertThat(platform.get("/projects/1/frame/1/?width=0").status()).isEqualTo(400);
  }
}
