package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The usual way of a client, from an empty data folder to a film. */
class FlowTest {

  @TempDir private Path folder;

  @Test
  void filmGoesInAndFilmComesOut() throws Exception {
    Path film = Samples.film(folder, 2);
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), Map.of())) {
      Client client = server.client();
      JsonNode project = Samples.project(client);
      JsonNode file = client.upload(project, film).json();
      assertThat(file.path("json").path("vcodec").asText()).isEqualTo("h264");
      assertThat(file.path("json").path("duration").asDouble()).isCloseTo(2, within(0.01));
      client.create(
          project.path("url").asText() + "clips/",
          Map.of("project", project.path("url").asText(), "file", file.path("url").asText(), "position", "0.0", "start",
              "0.0", "end", "2.0", "layer", "1", "json", "{}"));

      JsonNode export = client.awaitEnd(Samples.export(client, project, Map.of()));

      assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
      assertThat(export.path("progress").asDouble()).isEqualTo(100);
      JsonNode facts = Samples.probe(client.download(export.path("output").asText(), folder.resolve("out.mp4")));
      assertThat(facts.path("width").asInt()).isEqualTo(640);
      assertThat(facts.path("height").asInt()).isEqualTo(360);
      assertThat(facts.path("video_length").asText()).isEqualTo("50");
      assertThat(facts.path("vcodec").asText()).isEqualTo("h264");
      assertThat(facts.path("acodec").asText()).isEqualTo("aac");
    }
  }
}
