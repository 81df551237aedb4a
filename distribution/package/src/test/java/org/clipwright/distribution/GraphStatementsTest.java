package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many SQL statements a nested query takes does not depend on how many rows it shows: the database's log is
 * counted.
 */
class GraphStatementsTest {

  private static final int MOST_STATEMENTS = 6;
  private static final int MOST = 100;

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static GraphClient graph;
  private static int requests;

  @BeforeAll
  static void serve() throws Exception {
    Map<String, String> settings = Map.of("CLIPWRIGHT_LOG_LEVEL", "DEBUG", "CLIPWRIGHT_RENDER_WORKERS", "0");
    server = ServerUnderTest.start(folder.resolve("data"), settings);
    graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
    Client client = server.client();
    for (int i = 0; i < MOST; i++) {
      JsonNode project = Samples.project(client);
      if (i == 0) {
        fill(project, client.upload(project, Samples.picture(folder)).json());
      } else if (i % 10 == 1) {
        compose(project, 2);
      }
    }
  }

  /** A project with as many clips, effects and exports as a page can hold. */
  private static void fill(JsonNode project, JsonNode file) throws Exception {
    compose(project, MOST);
    List<String> exports = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      exports.add("e" + i + ": createExport(input: {project: $project, endFrame: 1}) { userErrors { message } }");
    }
    graph.data("mutation($project: ID!) { " + String.join(" ", exports) + " }",
        Map.of("project", project.path("id").asText()));
  }

  private static void compose(JsonNode project, int items) throws Exception {
    List<Map<String, Object>> clips = new ArrayList<>();
    List<Map<String, Object>> effects = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      clips.add(Map.of("file", "1", "end", 1, "position", i));
      effects.add(Map.of("title", "Negative " + i, "type", "Negate", "end", 1, "position", i));
    }
    JsonNode made = graph.data(
        """
        mutation($input: ComposeTimelineInput!) { composeTimeline(input: $input) { clips { id } userErrors { message } } }""",
        Map.of("input", Map.of("project", project.path("id").asText(), "clips", clips, "effects", effects)));
    assertThat(made.path("composeTimeline").path("clips").size()).as(made.toString()).isEqualTo(items);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static final Map<String, String> QUERIES = new LinkedHashMap<>(Map.of(
      "projects with all they hold",
      """
          query($n: Int!) { projects(first: $n) { totalCount nodes { name files(first: 1) { nodes { name } }
            clips(first: 1) { nodes { id } } effects(first: 1) { nodes { id } } exports(first: 1) { nodes { id } } } } }""",
      "clips with their files and projects", """
          query($n: Int!) { clips(first: $n) { nodes { json file { name project { name } } project { name } } } }""",
      "a project's clips, with the clips of their files",
      """
          query($n: Int!) { project(id: 1) { clips(first: $n) { nodes { file { clips(first: 1) { totalCount } } } } } }""",
      "effects with their projects' exports", """
          query($n: Int!) { effects(first: $n) { nodes { effectType { name } keyframes { property }
            project { exports(first: 1) { totalCount nodes { status } } } } } }""",
      "exports, back to their projects' first clips", """
          query($n: Int!) { exports(first: $n) { nodes { project { clips(first: 1, orderBy: {field: POSITION}) {
            nodes { file { name } } } } } } }""",
      "what exports and files take, and what webhooks were told",
      """
          query($n: Int!) { exports(first: $n) { nodes { storedBytes webhookDelivery { status }
            webhookDeliveries { response } project { files(first: 1) { nodes { storedBytes transcripts { text } } } } } } }"""));

  @Test
  void moreRowsTakeNoMoreStatements() throws Exception {
    StringBuilder table = new StringBuilder("| query | 1 row | 10 rows | 100 rows |\n| --- | --- | --- | --- |\n");
    for (Map.Entry<String, String> query : QUERIES.entrySet()) {
      List<Long> counts = List.of(statements(query.getValue(), 1), statements(query.getValue(), 10),
          statements(query.getValue(), MOST));
      table.append("| ").append(query.getKey()).append(" | ")
          .append(String.join(" | ", counts.stream().map(String::valueOf).toList())).append(" |\n");
      assertThat(counts.get(0)).as(query.getKey()).isPositive();
      assertThat(counts).as(query.getKey()).containsOnly(counts.get(0));
    }
    System.out.println(table);
  }

  @Test
  void aPageOfAnyListTakesFewStatements() throws Exception {
    StringBuilder table = new StringBuilder("| list | 1 row | 10 rows | 100 rows |\n| --- | --- | --- | --- |\n");
    for (String list : List.of("projects", "files", "clips", "effects", "exports")) {
      String query = "query($n: Int!) { " + list + "(first: $n) { totalCount pageInfo { hasNextPage } nodes { id } } }";
      List<Long> counts = List.of(statements(query, 1), statements(query, 10), statements(query, MOST));
      table.append("| ").append(list).append(" | ")
          .append(String.join(" | ", counts.stream().map(String::valueOf).toList())).append(" |\n");
      assertThat(counts).as(list).containsOnly(counts.getFirst())
          .allSatisfy(count -> assertThat(count).isPositive().isLessThanOrEqualTo(MOST_STATEMENTS));
    }
    System.out.println(table);
  }

  private static long statements(String query, int rows) throws Exception {
    String id = "count-" + ++requests;
    JsonNode answer = graph.answer(query, Map.of("n", rows), id);
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    ServerUnderTest.await("the log", () -> server.log().contains("An operation completed. request=" + id + "\n"));
    return Pattern.compile("StatementLog .* thread=graphql-" + id + " ").matcher(server.log()).results().count();
  }
}
