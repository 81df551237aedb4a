package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Long exports go on where they were interrupted, and render only what has changed. */
@Timeout(600)
class SegmentsTest {

  private static final int SECONDS = 60;
  private static final int FPS = 10;
  private static final String IN_SEGMENTS = "{\"segments\": true, \"fps\": {\"num\": " + FPS + ", \"den\": 1}}";
  private static final int SEGMENTS = 3;

  @TempDir private Path folder;

  @Test
  void killedExportGoesOnAndAnEditRendersWhatItTouches() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), Map.of())) {
      Client client = server.client();
      JsonNode project = Samples.turningPicture(client, folder, SECONDS);

      JsonNode killed = Samples.export(client, project, Map.of("json", IN_SEGMENTS));
      client.await(killed, export -> export.path("progress").asDouble() > 40);
      server.worker("render", -1).destroyForcibly();
      assertMade(client, client.awaitEnd(killed), "1|2");
      assertThat(server.log()).contains("export=" + killed.path("id").asText() + " attempt=2");

      assertMade(client, client.awaitEnd(Samples.export(client, project, Map.of("json", IN_SEGMENTS))), "0");

      addClip(client, project);
      assertMade(client, client.awaitEnd(Samples.export(client, project, Map.of("json", IN_SEGMENTS))), "1");

      client.delete(project.path("url").asText());
      ServerUnderTest.await("the end of its segments", () -> !Files.exists(
          folder.resolve("data/media/video/segments/" + project.path("id").asText())));
    }
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
