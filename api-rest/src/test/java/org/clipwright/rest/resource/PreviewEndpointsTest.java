package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Previews of projects, and what players may keep of them. */
class PreviewEndpointsTest {

  private static final String AT = "/projects/1/preview/";
  private static final Pattern VERSION = Pattern.compile("\\?v=([0-9a-f]+)");

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void aProject() {
    platform = new TestPlatform(uploads);
    assertThat(platform.json("POST", "/projects/",
        "{'name':'a','width':1920,'height':1080,'fps_num':30,'fps_den':1,'channels':2,'channel_layout':3}").status())
        .isEqualTo(201);
    assertThat(platform.json("POST", "/effects/",
        "{'project':'/projects/1/','title':'a','type':'Negate','position':0,'start':0,'end':9,'layer':1}").status())
        .isEqualTo(201);
  }

  private static String header(TestResponse response, String name) {
    return response.header(name).orElseThrow();
  }

  private TestResponse found(String path, String type) {
    TestResponse response = platform.get(AT + path);
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo(type);
    return response;
  }

  private String version() {
    Matcher version = VERSION.matcher(found("360p/index.m3u8", "application/vnd.apple.mpegurl").text());
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  @Test
  void playlistsLeadFromOneToTheOther() {
    TestResponse master = found("master.m3u8", "application/vnd.apple.mpegurl");
    assertThat(master.text()).contains("\n360p/index.m3u8\n", "\n720p/index.m3u8\n", "URI=\"audio/index.m3u8\"");
    assertThat(header(master, "Cache-Control")).isEqualTo("private, no-cache");
    TestResponse known = platform.send(TestRequests.get(AT + "master.m3u8", "Authorization",
        "Token " + TestPlatform.ANN, "If-None-Match", header(master, "ETag")));
    assertThat(known.status()).isEqualTo(304);
    assertThat(found("audio/index.m3u8", "application/vnd.apple.mpegurl").text()).contains("\n4.m4s?v=" + version());
    assertThat(found("720p/index.m3u8", "application/vnd.apple.mpegurl").text()).doesNotContain("\n5.m4s");
    assertThat(platform.jobs).noneMatch(job -> job.startsWith("WORK"));
  }

  @Test
  void segmentsMayBeKeptForEverUnderTheirVersion() {
    String version = version();
    TestResponse segment = found("360p/1.m4s?v=" + version, "video/mp4");
    assertThat(segment.text()).isEqualTo("360p 1 of 270");
    assertThat(header(segment, "Cache-Control")).contains("immutable");
    assertThat(header(found("audio/0.m4s?v=other", "audio/mp4"), "Cache-Control")).doesNotContain("immutable");
    assertThat(found("720p/init.mp4?v=" + version, "video/mp4").text()).isEqualTo("720p -1 of 270");
    platform.json("PATCH", "/projects/1/", "{'height':720}");
    assertThat(version()).isNotEqualTo(version);
    assertThat(header(found("360p/1.m4s?v=" + version, "video/mp4"), "Cache-Control")).doesNotContain("immutable");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (String path : List.of("360p/5.m4s", "360p/999999999.m4s", "480p/index.m3u8", "360p/master.m3u8",
        "360p/-1.m4s", "index.m3u8", "360p/../0.m4s", "360p/0.mp4")) {
      assertThat(platform.get(AT + path).status()).as(path).isEqualTo(404);
    }
    platform.json("PATCH", "/projects/1/", "{'height':240,'width':320}");
    assertThat(platform.get(AT + "720p/index.m3u8").status()).isEqualTo(404);
  }

  @Test
  void othersSeeNothingOfIt() {
    for (String path : List.of("master.m3u8", "360p/index.m3u8", "360p/init.mp4", "audio/0.m4s")) {
      TestResponse other = platform.send(
          TestRequests.get(AT + path, "Authorization", "Token " + TestPlatform.BOB));
      assertThat(other.status()).as(path).isEqualTo(404);
      assertThat(platform.send(TestRequests.get(AT + path)).status()).as(path).isEqualTo(401);
    }
  }

  @Test
  void whatIsTooLongIsRefused() {
    platform.json("POST", "/effects/",
        "{'project':'/projects/1/','title':'a','type':'Negate','position':0,'start':0,'end':90000,'layer':1}");
    TestResponse refused = platform.get(AT + "master.m3u8");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("43200", "45000");
  }
}
