package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.sdk.storage.PutRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thumbnails are drawn once until they would look different. */
class ThumbnailEndpointTest {

  private static final String FILE = "/files/1/thumbnail/?width=64";
  private static final String PROJECT = "/projects/1/thumbnail/?width=64&image_format=png";

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void aClip() {
    platform = new TestPlatform(uploads);
    platform.json("POST", "/projects/", "{'name':'a'}");
    platform.upload(1, "a.mp4", "film");
    assertThat(platform.json("POST", "/clips/",
        "{'project':'/projects/1/','file':'/files/1/','position':0,'start':0,'end':1,'layer':1}").status())
        .isEqualTo(201);
    platform.jobs.clear();
  }

  private TestResponse known(String path, String tag) {
    return platform.send(TestRequests.get(path, "Authorization", "Token " + TestPlatform.ANN, "If-None-Match", tag));
  }

  private String tag(String path) {
    TestResponse response = platform.get(path);
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(response.header("Cache-Control")).contains("private, no-cache");
    return response.header("ETag").orElseThrow();
  }

  private void store(String key, String content) {
    platform.storage.put(PutRequest.of(
        key, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "application/octet-stream"));
  }

  private long drawn() {
    return platform.jobs.stream().filter(job -> job.startsWith("WORK")).count();
  }

  @Test
  void secondRequestCostsNoDrawing() {
    for (String path : new String[] {FILE, PROJECT}) {
      platform.jobs.clear();
      String tag = tag(path);
      assertThat(tag(path)).isEqualTo(tag);
      assertThat(known(path, tag).status()).isEqualTo(304);
      assertThat(platform.get(path + "&v=" + tag.replace("\"", "")).header("Cache-Control").orElseThrow())
          .contains("immutable");
      assertThat(drawn()).as(path).isEqualTo(1);
    }
  }

  @Test
  void whatIsAskedForDecides() {
    assertThat(new String[] {tag(FILE), tag(FILE + "&height=65"), tag(FILE + "&frame_number=2"),
      tag(FILE + "&image_format=png"), tag(FILE + "&image_quality=50"), tag("/projects/1/thumbnail/?width=64")})
        .doesNotHaveDuplicates();
    assertThat(drawn()).isEqualTo(6);
  }

  @Test
  void everyChangeThatMayBeSeenIsSeen() {
    String first = tag(PROJECT);
    platform.json("PATCH", "/clips/1/", "{'json':{'reader_orientation_mode':0}}");
    String clipChanged = tag(PROJECT);
    store("video/files/1/a.mp4", "other film");
    String filmChanged = tag(PROJECT);
    store("video/files/1/mask.png", "mask");
    assertThat(platform.json("PATCH", "/clips/1/", "{'json':{'effects':[{'class_name':'Negate','mask_reader':"
        + "{'path':'video/files/1/mask.png'}}]}}").status()).isEqualTo(200);
    String masked = tag(PROJECT);
    store("video/files/1/mask.png", "another mask");
    assertThat(new String[] {first, clipChanged, filmChanged, masked, tag(PROJECT)}).doesNotHaveDuplicates();
  }

  @Test
  void filmThatWasReplacedIsSeen() {
    String first = tag(FILE);
    store("video/files/1/a.mp4", "other film");
    assertThat(tag(FILE)).isNotEqualTo(first);
  }
}
