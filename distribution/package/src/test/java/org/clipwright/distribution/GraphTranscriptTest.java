package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said in a file reaches clients of the graph in pieces with their times, and they can watch it come. */
class GraphTranscriptTest {

  private static final String WATCH = """
      subscription($id: ID!) { transcriptionProgress(fileId: $id) { stage percent message
        file { transcripts { language text cues { start end text } } } } }""";

  @TempDir private Path folder;

  private static void update(GraphClient graph, String file, String json) throws Exception {
    JsonNode answer = graph.data("""
        mutation($id: ID!, $json: JSON!) { updateFile(input: {id: $id, json: $json}) { userErrors { message } } }""",
        Map.of("id", file, "json", new ObjectMapper().readTree(json)));
    assertThat(answer.at("/updateFile/userErrors")).isEmpty();
  }

  @Test
  void transcriptionIsWatchedUntilItsTextsAreThere() throws Exception {
    Map<String, String> settings = Map.of("CLIPWRIGHT_RENDER_WORKERS", "0");
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings)) {
      GraphClient graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
      JsonNode project = Samples.project(server.client());
      String file = server.client().upload(project, Samples.tone(folder, 2)).json().path("id").asText();
      assertThat(onlyEvent(graph, file).path("message").asText()).isEqualTo("This file is not being transcribed.");

      update(graph, file, "{\"transcription\": {\"status\": \"in-progress\", \"progress\": 40}}");
      try (Stream<JsonNode> events = graph.events(WATCH, Map.of("id", file))) {
        Iterator<JsonNode> all = events.iterator();
        JsonNode first = all.next().at("/data/transcriptionProgress");
        assertThat(first.path("stage").asText()).isEqualTo("RUNNING");
        assertThat(first.path("percent").asDouble()).isEqualTo(40);
        update(graph, file,
            """
            {"transcription": {"status": "completed"},
             "transcripts": {"en": "00:00.500 --> 00:01.250\\nGood morning.\\n\\n00:01.500 --> 00:02.000\\nHello."}}""");
        JsonNode last = all.next().at("/data/transcriptionProgress");
        assertThat(last.path("message").asText())
            .isEqualTo("The transcription is complete. It has a transcript in en.");
        assertThat(last.at("/file/transcripts/0/language").asText()).isEqualTo("en");
        assertThat(last.at("/file/transcripts/0/cues").toString()).isEqualTo(
            "[{\"start\":0.5,\"end\":1.25,\"text\":\"Good morning.\"},"
                + "{\"start\":1.5,\"end\":2.0,\"text\":\"Hello.\"}]");
        assertThat(all.hasNext()).isFalse();
      }
    }
  }

  private static JsonNode onlyEvent(GraphClient graph, String file) throws Exception {
    try (Stream<JsonNode> events = graph.events(WATCH, Map.of("id", file))) {
      assertThat(events).singleElement();
    }
    try (Stream<JsonNode> events = graph.events(WATCH, Map.of("id", file))) {
      return events.findFirst().orElseThrow().at("/data/transcriptionProgress");
    }
  }
}
