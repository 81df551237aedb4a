package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The usual way of a client of the graph, who watches the export instead of asking again and again. */
class GraphFlowTest {

  private static final long MILLIS = 1_000_000;

  @TempDir private Path folder;

  @Test
  void filmGoesInAndFilmComesOutWhileItIsWatched() throws Exception {
    Path film = Samples.film(folder, 2);
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), Map.of())) {
      GraphClient graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
      String project = graph.data("""
          mutation { createProject(input: {name: "Film", width: 640, height: 360, fpsNum: 25}) { project { id } } }""",
          Map.of()).at("/createProject/project/id").asText();
      JsonNode file = graph.upload("""
          mutation($project: ID!, $media: Upload!) { createFile(input: {project: $project, media: $media}) {
            file { id duration json } userErrors { message } } }""", Map.of("project", project), film)
          .at("/createFile/file");
      assertThat(file.path("json").path("vcodec").asText()).isEqualTo("h264");
      compose(graph, project, file.path("id").asText());
      String export = graph.data(
          """
          mutation($project: ID!) { createExport(input: {project: $project}) { export { id } userErrors { message } } }""",
          Map.of("project", project)).at("/createExport/export/id").asText();

      JsonNode last = watched(graph, export);

      assertThat(last.path("stage").asText()).isEqualTo("FINISHED");
      assertThat(last.path("percent").asDouble()).isEqualTo(100);
      assertThat(last.path("export").path("status").asText()).as(last.toString()).isEqualTo("COMPLETED");
      String output = last.path("export").path("outputUrl").asText();
      JsonNode facts = Samples.probe(server.client().download(output, folder.resolve("out.mp4")));
      assertThat(facts.path("video_length").asText()).isEqualTo("50");
      assertThat(last.path("framesTotal").asInt()).as("the frames of the file").isEqualTo(50);
      assertThat(last.path("framesDone").asInt()).isEqualTo(50);
      JsonNode again = watched(graph, export);
      assertThat(again.path("stage").asText()).as("who comes late is told the end at once").isEqualTo("FINISHED");
    }
  }

  private static void compose(GraphClient graph, String project, String file) throws Exception {
    JsonNode composed = graph.data("""
        mutation($project: ID!, $file: ID!) { composeTimeline(input: {project: $project,
          clips: [{file: $file, end: 2, layer: 1}], effects: [{title: "Negative", type: "Negate", end: 2}]})
          { clips { id } userErrors { message } } }""", Map.of("project", project, "file", file));
    assertThat(composed.at("/composeTimeline/clips").size()).as(composed.toString()).isEqualTo(1);
  }

  /** The last event of an export; on the way progress never falls, and events leave one another time. */
  private static JsonNode watched(GraphClient graph, String export) throws Exception {
    List<Long> times = new ArrayList<>();
    double percent = -1;
    JsonNode last = null;
    try (Stream<JsonNode> events = graph.events("""
        subscription($id: ID!) { exportProgress(id: $id) { stage percent framesDone framesTotal message
          export { status outputUrl } } }""", Map.of("id", export))) {
      for (Iterator<JsonNode> all = events.iterator(); all.hasNext();) {
        last = all.next().at("/data/exportProgress");
        times.add(System.nanoTime());
        assertThat(last.path("percent").asDouble()).as(last.toString()).isGreaterThanOrEqualTo(percent);
        percent = last.path("percent").asDouble();
      }
    }
    for (int i = 4; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 4)).as("five events take a second").isGreaterThan(900 * MILLIS);
    }
    return last;
  }

  @Test
  void projectIsToldWheneverSomethingInItChangesAndEndsWithIt() throws Exception {
    Map<String, String> settings = Map.of("CLIPWRIGHT_RENDER_WORKERS", "0");
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings)) {
      GraphClient graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
      JsonNode project = Samples.project(server.client());
      Map<String, String> id = Map.of("id", project.path("id").asText());
      try (Stream<JsonNode> events = graph.events(
          "subscription($id: ID!) { projectChanged(projectId: $id) { name files(first: 1) { totalCount } } }", id)) {
        Iterator<JsonNode> all = events.iterator();
        assertThat(all.next().at("/data/projectChanged/files/totalCount").asInt()).isZero();
        server.client().upload(project, Samples.picture(folder));
        assertThat(all.next().at("/data/projectChanged/files/totalCount").asInt()).isEqualTo(1);
        graph.data("mutation($id: ID!) { updateProject(input: {id: $id, name: \"Other\"}) { project { id } } }", id);
        assertThat(all.next().at("/data/projectChanged/name").asText()).isEqualTo("Other");
        graph.data("mutation($id: ID!) { deleteProject(input: {id: $id}) { deletedId } }", id);
        assertThat(all.hasNext()).isFalse();
      }
    }
  }
}
