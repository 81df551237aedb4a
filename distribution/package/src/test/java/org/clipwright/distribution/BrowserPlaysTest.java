package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A project's preview, and an export of it as HLS, in a page of another origin. */
@Timeout(600)
class BrowserPlaysTest {

  private static final int SECONDS = 7;
  private static final Pattern SEGMENT = Pattern.compile("(?m)^\\d+\\.m4s\\?v=\\w+$");

  @TempDir private Path folder;

  @Test
  void previewsAndExportsPlayWithoutGapsAndAfterASeek() throws Exception {
    Optional<Browser> browser = Browser.installed();
    assumeTrue(browser.isPresent(), "needs npm and what it installs, see target/browser/install.log");
    try (ServerUnderTest server =
        ServerUnderTest.start(folder.resolve("data"), Map.of("CLIPWRIGHT_CORS_ORIGINS", "*"))) {
      Client client = server.client();
      JsonNode project = Samples.turningPicture(client, folder, SECONDS);
      JsonNode tone = client.upload(project, Samples.tone(folder, SECONDS)).json();
      client.create(project.path("url").asText() + "clips/", Map.of("project", project.path("url").asText(), "file",
          tone.path("url").asText(), "position", "0", "start", "0", "end", Integer.toString(SECONDS), "layer", "2",
          "json", "{}"));
      JsonNode export = client.awaitEnd(Samples.export(client, project, Map.of("video_format", "hls")));
      String preview = project.path("url").asText() + "preview/";
      render(client, preview + "360p/");
      render(client, preview + "audio/");
      JsonNode seen = browser.get().play(preview + "master.m3u8", export.path("output").asText());
      assertThat(seen.path("results")).hasSize(2).allSatisfy(BrowserPlaysTest::isWhole);
    }
  }

  /** Has all segments of a track rendered, so that only what is in them can stop a player. */
  private static void render(Client client, String track) throws Exception {
    String list = new String(client.bytes(track + "index.m3u8"), StandardCharsets.UTF_8);
    for (String segment : SEGMENT.matcher(list).results().map(result -> result.group()).toList()) {
      assertThat(client.bytes(track + segment)).isNotEmpty();
    }
  }

  private static void isWhole(JsonNode seen) {
    assertThat(seen.path("errors")).as(seen.toString()).isEmpty();
    assertThat(seen.path("stalls")).as(seen.toString()).isEmpty();
    assertThat(seen.path("ranges").asInt()).as(seen.toString()).isOne();
    assertThat(seen.path("height").asInt()).isEqualTo(360);
    assertThat(seen.path("duration").asDouble()).isCloseTo(SECONDS, within(0.1));
    assertThat(seen.path("pictures").asInt()).as("different pictures").isGreaterThan(5);
    assertThat(seen.path("soundBytes").asLong()).isPositive();
  }
}
