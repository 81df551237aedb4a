package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Long exports go on where they were interrupted, and render only what has changed. */
@Timeout(600)
class SegmentsTest {

  private static final int SECONDS = 60;
  private static final int FPS = 10;
  private static final String USUAL = "{\"fps\": {\"num\": " + FPS + ", \"den\": 1}}";
  private static final String IN_ONE_PIECE = "{\"segments\": false, \"fps\": {\"num\": " + FPS + ", \"den\": 1}}";
  private static final int SEGMENTS = 3;

  @TempDir private Path folder;

  @Test
  void killedExportGoesOnAndAnEditRendersWhatItTouches() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), Map.of())) {
      Client client = server.client();
      JsonNode project = Samples.turningPicture(client, folder, SECONDS);

      JsonNode killed = Samples.export(client, project, Map.of("json", USUAL));
      JsonNode rendering = client.await(killed, export -> export.path("progress").asDouble() > 40)
          .path("json").path("rendering");
      assertThat(rendering.path("stage").asText()).as(rendering.toString()).isEqualTo("rendering");
      assertThat(rendering.path("frames_total").asInt()).isEqualTo(SECONDS * FPS);
      assertThat(rendering.path("frames_done").asInt()).isBetween(1, SECONDS * FPS);
      server.worker("render", -1).destroyForcibly();
      JsonNode resumed = client.awaitEnd(killed);
      assertMade(client, resumed, "3");
      assertThat(resumed.path("json").path("retries").asInt()).isEqualTo(1);
      assertThat(resumed.path("json").has("rendering")).isFalse();
      assertThat(server.log().lines().filter(line -> line.contains("A part begins.")))
          .hasSize(SEGMENTS + 2).filteredOn(line -> line.contains("try=2")).hasSize(1);

      assertMade(client, client.awaitEnd(Samples.export(client, project, Map.of("json", USUAL))), "0");

      addClip(client, project);
      assertMade(client, client.awaitEnd(Samples.export(client, project, Map.of("json", USUAL))), "1");

      damage(project);
      assertMade(client, client.awaitEnd(Samples.export(client, project, Map.of("json", USUAL))), "1");
      assertThat(server.log()).contains("A segment is rendered again.");

      JsonNode whole = client.awaitEnd(Samples.export(client, project, Map.of("json", IN_ONE_PIECE)));
      assertThat(whole.path("status").asText()).as(whole.toString()).isEqualTo("completed");
      assertThat(whole.path("json").path("segments")).isEqualTo(BooleanNode.FALSE);

      client.delete(project.path("url").asText());
      ServerUnderTest.await("the end of its segments", () -> !Files.exists(segments(project)));
    }
  }

  @Test
  void workersShareAnExportAndAllStopWhenItIsCanceled() throws Exception {
    Map<String, String> settings =
        Map.of("CLIPWRIGHT_RENDER_WORKERS", "2", "CLIPWRIGHT_OUTBOUND_ALLOW", "127.0.0.1");
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings);
        WebhookReceiver receiver = WebhookReceiver.start()) {
      Client client = server.client();
      JsonNode project = Samples.turningPicture(client, folder, SECONDS);
      JsonNode export =
          Samples.export(client, project, Map.of("json", USUAL, "webhook", receiver.url(), "end_frame", "500"));
      assertThat(client.awaitEnd(export).path("status").asText()).isEqualTo("completed");
      assertThat(receiver.next().path("status").asText()).isEqualTo("completed");
      assertThat(atTheSameTime(server.log())).isEqualTo(2);

      JsonNode canceled = Samples.export(
          client, project, Map.of("json", "{\"fps\": {\"num\": 30, \"den\": 1}}", "webhook", receiver.url()));
      client.await(canceled, now -> now.path("progress").asDouble() > 5);
      long asked = System.nanoTime();
      client.post(canceled.path("url").asText() + "cancel/", Map.of());
      JsonNode failed = client.awaitEnd(canceled);
      assertThat(failed.path("json").path("error").asText()).isEqualTo("The export was canceled.");
      ServerUnderTest.await("the end of its files", () -> isEmpty(folder.resolve("data/scratch"), "export-"));
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
      assertThat(receiver.next().path("status").asText()).isEqualTo("failed");
      assertThat(server.log()).doesNotContain("Exception", "ERROR");
    }
  }

  @Test
  void smartExportCopiesWhatItShowsAsItIs() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), Map.of())) {
      Client client = server.client();
      JsonNode project = client.create("/projects/",
          Map.of("name", "Copies", "width", "320", "height", "180", "fps_num", "25", "fps_den", "1", "sample_rate",
              "44100", "channels", "2", "channel_layout", "3", "json", "{}"));
      JsonNode film = client.upload(project, Samples.film(folder, 30)).json();
      addFilm(client, project, film, "0", "2.2", "20");
      addFilm(client, project, film, "17.8", "22", "30");
      addClip(client, project);
      JsonNode export = client.awaitEnd(Samples.export(client, project, Map.of("json", "{\"smart\": true}")));
      assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
      JsonNode segments = export.path("json").path("segments");
      assertThat(segments.path("copied").asInt()).as(export.toString()).isEqualTo(2);
      assertThat(segments.path("copied").asInt() + segments.path("rendered").asInt())
          .isEqualTo(segments.path("total").asInt());
      assertThat(segments.path("encoded_because")).as(export.toString()).isNotEmpty()
          .allMatch(each -> each.path("frames").asLong() > 0 && !each.path("reason").asText().isEmpty());
      Path output = client.download(export.path("output").asText(), folder.resolve("copied.mp4"));
      assertThat(Samples.probe(output).path("video_length").asInt()).isEqualTo(645);
    }
  }

  private static void addFilm(
      Client client, JsonNode project, JsonNode file, String position, String start, String end) throws Exception {
    client.create(
        project.path("url").asText() + "clips/",
        Map.of("project", project.path("url").asText(), "file", file.path("url").asText(), "position", position,
            "start", start, "end", end, "layer", "1", "json", "{}"));
  }

  /** How many parts were under way at most. */
  private static int atTheSameTime(String log) {
    int now = 0;
    int most = 0;
    for (String line : log.lines().toList()) {
      now += line.contains("A part begins.") ? 1 : line.contains("A part is stored.") ? -1 : 0;
      most = Math.max(most, now);
    }
    return most;
  }

  private static boolean isEmpty(Path directory, String prefix) {
    String[] names = directory.toFile().list((_, name) -> name.startsWith(prefix));
    return names == null || names.length == 0;
  }

  private Path segments(JsonNode project) {
    return folder.resolve("data/media/video/segments/" + project.path("id").asText());
  }

  /** Half of a segment is gone. */
  private void damage(JsonNode project) throws IOException {
    Path segment;
    try (Stream<Path> files = Files.list(segments(project))) {
      segment = files.filter(file -> file.toString().endsWith(".mkv"))
          .max(Comparator.comparing(file -> file.toFile().lastModified())).orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(segment);
    Files.write(segment, Arrays.copyOf(bytes, bytes.length / 2));
  }

  /** A picture that is seen in the first segment only. */
  private void addClip(Client client, JsonNode project) throws Exception {
    JsonNode file = client.upload(project, Samples.picture(folder)).json();
    client.create(
        project.path("url").asText() + "clips/",
        Map.of("project", project.path("url").asText(), "file", file.path("url").asText(), "position", "2", "start",
            "0", "end", "3", "layer", "2", "json", "{}"));
  }

  private void assertMade(Client client, JsonNode export, String rendered) throws Exception {
    assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
    JsonNode segments = export.path("json").path("segments");
    assertThat(segments.path("total").asInt()).as(export.toString()).isEqualTo(SEGMENTS);
    assertThat(segments.path("rendered").asText()).as(export.toString()).matches(rendered);
    assertThat(segments.path("reused").asInt()).isEqualTo(SEGMENTS - segments.path("rendered").asInt());
    Path output = client.download(export.path("output").asText(), folder.resolve("out.mp4"));
    JsonNode facts = Samples.probe(output);
    assertThat(facts.path("video_length").asText()).isEqualTo(Integer.toString(SECONDS * FPS));
    assertThat(facts.path("duration").asDouble()).isBetween(SECONDS - 0.05, SECONDS + 0.05);
  }
}
