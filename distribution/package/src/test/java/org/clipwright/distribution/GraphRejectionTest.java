package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What REST refuses, the graph refuses with the same sentences about the same fields, and nothing is stored. */
class GraphRejectionTest {

  private static final String PASSWORD = "a-long-password";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static Client client;
  private static GraphClient graph;
  private static JsonNode foreign;
  private static String project;
  private static String empty;
  private static String file;

  @BeforeAll
  static void serve() throws Exception {
    server = ServerUnderTest.start(
        folder.resolve("data"), Map.of("CLIPWRIGHT_ADMIN_PASSWORD", PASSWORD, "CLIPWRIGHT_RENDER_WORKERS", "0"));
    client = server.client();
    graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
    Client other = new Client(server.address(), "cloud-admin", PASSWORD);
    foreign = Samples.turningPicture(other, folder, 2);
    Samples.export(other, foreign, Map.of());
    JsonNode own = Samples.turningPicture(client, folder, 2);
    project = own.path("id").asText();
    file = client.get("/files/").path("results").path(0).path("id").asText();
    empty = Samples.project(client).path("id").asText();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  /** Each row: a resource, and what a request to make one is like, in JSON with the names of REST. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(delimiter = '!', textBlock = """
      Project ! {"width": 0}
      Project ! {"width": 20000, "fps_den": 0, "channels": 9, "sample_rate": 1}
      Project ! {"name": ""}
      Project ! {"name": "   "}
      Project ! {"name": null}
      Project ! {"height": null, "json": "no json"}
      Project ! {"json": "[1]"}
      Clip ! {"project": "PROJECT", "file": "FILE", "start": 2, "end": 1}
      Clip ! {"project": "PROJECT", "file": "FILE", "start": -1, "end": 1}
      Clip ! {"project": "PROJECT", "file": "FILE", "end": 1, "position": null}
      Clip ! {"project": "FOREIGN", "file": "FILE", "end": 1}
      Clip ! {"project": "PROJECT", "file": "999999", "end": 1}
      Clip ! {"project": "999999", "file": "FILE", "end": 1}
      Effect ! {"project": "PROJECT", "title": "x", "type": "Nonsense", "end": 1}
      Effect ! {"project": "PROJECT", "title": "", "type": "", "end": 1}
      Effect ! {"project": "PROJECT", "title": "x", "type": "Negate", "start": 3, "end": 1}
      Effect ! {"project": "FOREIGN", "title": "x", "type": "Negate", "end": 1}
      Export ! {"project": "EMPTY", "start_frame": 2}
      Export ! {"project": "PROJECT", "start_frame": 9, "end_frame": 3}
      Export ! {"project": "PROJECT", "video_bitrate": "fast"}
      Export ! {"project": "PROJECT", "webhook": "no address"}
      Export ! {"project": "PROJECT", "video_format": null, "video_codec": ""}
      Export ! {"project": "FOREIGN"}
      File ! {"project": "PROJECT", "json": {}}
      File ! {"project": "PROJECT", "json": {"url": "http://127.0.0.1:1/a.mp4"}}
      File ! {"project": "PROJECT", "json": {"url": "/video/files/999999/a.mp4"}}
      File ! {"project": "FOREIGN", "json": {"url": "/video/files/1/a.mp4"}}
      """)
  void sameInputSameSentences(String type, String input) throws Exception {
    ObjectNode values = (ObjectNode) MAPPER.readTree(input.replace("PROJECT", project).replace("FILE", file)
        .replace("FOREIGN", foreign.path("id").asText()).replace("EMPTY", empty));
    String list = "/" + type.toLowerCase() + "s/";
    int before = client.get(list).path("count").asInt();

    HttpResponse<String> rest = client.send("POST", list, "application/json", linked(values).toString());
    JsonNode payload = graph.data(
        "mutation($input: Create%1$sInput!) { create%1$s(input: $input) { userErrors { field message code } } }"
            .formatted(type),
        Map.of("input", camel(values))).path("create" + type);

    assertThat(rest.statusCode()).as(rest.body()).isEqualTo(400);
    assertThat(sentences(payload.path("userErrors"))).isEqualTo(sentencesOfRest(MAPPER.readTree(rest.body())));
    payload.path("userErrors").forEach(error -> assertThat(error.path("code").asText()).isEqualTo("INVALID"));
    assertThat(client.get(list).path("count").asInt()).isEqualTo(before);
  }

  private static ObjectNode linked(ObjectNode values) {
    ObjectNode linked = values.deepCopy();
    List.of("project", "file").forEach(name -> {
      if (values.hasNonNull(name)) {
        linked.put(name, "/" + name + "s/" + values.get(name).asText() + "/");
      }
    });
    return linked;
  }

  private static ObjectNode camel(ObjectNode values) {
    ObjectNode camel = MAPPER.createObjectNode();
    values.properties().forEach(value -> camel.set(camel(value.getKey()), value.getValue()));
    return camel;
  }

  private static String camel(String name) {
    return java.util.regex.Pattern.compile("_(.)").matcher(name).replaceAll(match -> match.group(1).toUpperCase());
  }

  private static Map<String, String> sentences(JsonNode errors) {
    Map<String, String> sentences = new TreeMap<>();
    errors.forEach(error -> sentences.merge(error.path("field").path(0).asText(), error.path("message").asText(),
        (a, b) -> a + b));
    return sentences;
  }

  private static Map<String, String> sentencesOfRest(JsonNode body) {
    Map<String, String> sentences = new TreeMap<>();
    body.properties().forEach(field -> field.getValue().forEach(
        sentence -> sentences.merge(camel(field.getKey()), sentence.asText(), (a, b) -> a + b)));
    return sentences;
  }

  @Test
  void valueOfAnotherTypeIsRefusedBeforeAnythingRuns() throws Exception {
    JsonNode answer = graph.answer(
        "mutation($input: CreateClipInput!) { createClip(input: $input) { clip { id } } }",
        Map.of("input", Map.of("project", project, "file", file, "layer", "abc")));
    assertThat(answer.path("data").isMissingNode() || answer.path("data").isNull()).isTrue();
    assertThat(answer.path("errors").path(0).path("message").asText()).contains("input", "Int");
  }

  @Test
  void missingFieldIsRefusedBeforeAnythingRuns() throws Exception {
    JsonNode answer = graph.answer("mutation { createClip(input: {file: 1}) { clip { id } } }", Map.of());
    assertThat(answer.path("errors").path(0).path("message").asText()).contains("project");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"project", "file", "clip", "export"})
  void objectOfAnotherUserIsNotFound(String kind) throws Exception {
    Client other = new Client(server.address(), "cloud-admin", PASSWORD);
    String id = other.get("/" + kind + "s/").path("results").path(0).path("id").asText();
    String type = Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    assertThat(graph.data("query($id: ID!) { %s(id: $id) { id } }".formatted(kind), Map.of("id", id)).path(kind)
        .isNull()).isTrue();
    String globalId = new GraphClient(server.address(), "cloud-admin", PASSWORD)
        .data("query($id: ID!) { %s(id: $id) { id } }".formatted(kind), Map.of("id", id)).path(kind).path("id")
        .asText();
    assertThat(graph.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", globalId)).path("node").isNull())
        .isTrue();
    JsonNode nodes = graph.data("query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
        Map.of("ids", List.of("7", globalId, "x:y")));
    assertThat(nodes.path("nodes").toString()).isEqualTo("[null,null,null]");
    for (String mutation : List.of("update" + type, "delete" + type)) {
      JsonNode error = graph.data(
          "mutation($id: ID!) { change: %s(input: {id: $id}) { userErrors { field message code } } }"
              .formatted(mutation),
          Map.of("id", globalId)).path("change").path("userErrors").path(0);
      assertThat(error.path("message").asText()).isEqualTo("Not found.");
      assertThat(error.path("code").asText()).isEqualTo("NOT_FOUND");
      assertThat(error.path("field").path(0).asText()).isEqualTo("id");
    }
  }

  @Test
  void wishesOfExportsThatCannotBeFollowedAreRefused() throws Exception {
    String create = """
        mutation($project: ID!, $json: JSON!) { createExport(input: {project: $project, json: $json}) {
          export { id } userErrors { field message } } }""";
    String update = """
        mutation($id: ID!, $json: JSON!) { updateExport(input: {id: $id, json: $json}) {
          export { id } userErrors { field message } } }""";
    String id = graph.data(create, Map.of("project", project, "json", Map.of("hdr", "sdr")))
        .at("/createExport/export/id").asText();
    for (String key : List.of("hdr", "segments", "interlaced")) {
      Map<String, Object> json = Map.of(key, "keep");
      for (JsonNode refused : List.of(
          graph.data(create, Map.of("project", project, "json", json)).at("/createExport/userErrors/0"),
          graph.data(update, Map.of("id", id, "json", json)).at("/updateExport/userErrors/0"))) {
        assertThat(refused.path("field").path(0).asText()).as(key).isEqualTo("json");
        assertThat(refused.path("message").asText()).contains("\"" + key + "\"");
      }
    }
  }

  @Test
  void exportsWaitInTheOrderOfTheirPriorityAndBothApisSayWhere() throws Exception {
    String create = """
        mutation($project: ID!, $json: JSON!) { createExport(input: {project: $project, json: $json}) {
          export { databaseId stage queue { position startsInSeconds } } userErrors { field message } } }""";
    JsonNode refused = graph.data(create, Map.of("project", project, "json", Map.of("priority", 11)))
        .at("/createExport/userErrors/0");
    assertThat(refused.path("field").path(0).asText()).isEqualTo("json");
    assertThat(refused.path("message").asText()).contains("a whole number from -10 to 10");
    JsonNode usual = graph.data(create, Map.of("project", project, "json", Map.of())).at("/createExport/export");
    JsonNode urgent =
        graph.data(create, Map.of("project", project, "json", Map.of("priority", 10))).at("/createExport/export");
    assertThat(usual.path("stage").asText()).isEqualTo("QUEUED");
    assertThat(urgent.path("queue").path("startsInSeconds").isNull()).as("without workers").isTrue();
    int position = urgent.path("queue").path("position").asInt();
    assertThat(position).as(urgent.toString()).isPositive();
    JsonNode behind = client.get("/exports/" + usual.path("databaseId").asText() + "/").path("json").path("queue");
    assertThat(behind.path("position").asInt()).as(behind.toString()).isGreaterThan(position);
  }

  @Test
  void idOfAnotherTypeIsNotFound() throws Exception {
    String id = graph.data("query($id: ID!) { project(id: $id) { id } }", Map.of("id", project)).path("project")
        .path("id").asText();
    assertThat(graph.data("query($id: ID!) { clip(id: $id) { id } }", Map.of("id", id)).path("clip").isNull()).isTrue();
    JsonNode error = graph.data("""
        mutation($id: ID!) { createExport(input: {project: 1, webhook: ""}) { userErrors { code } }
          createClip(input: {project: $id, file: $id, end: 1}) { userErrors { field message } } }""", Map.of("id", id))
        .path("createClip").path("userErrors").path(0);
    assertThat(error.path("field").path(0).asText()).isEqualTo("file");
    assertThat(error.path("message").asText()).isEqualTo("Invalid hyperlink - Incorrect URL match.");
  }

  @Test
  void nothingOfATimelineIsComposedWhenOneItemIsWrong() throws Exception {
    JsonNode payload = graph.data("""
        mutation($project: ID!, $file: ID!) { composeTimeline(input: {project: $project, mode: REPLACE,
          clips: [{file: $file, end: 1}, {file: $file, start: 2, end: 1}], effects: [{title: "x", type: "Nope", end: 1}]})
          { project { id } clips { id } userErrors { field message code } } }""",
        Map.of("project", project, "file", file)).path("composeTimeline");
    assertThat(payload.path("project").isNull()).isTrue();
    assertThat(payload.path("userErrors").size()).isEqualTo(2);
    assertThat(payload.path("userErrors").path(0).path("field").toString()).isEqualTo("[\"clips\",\"1\",\"end\"]");
    assertThat(payload.path("userErrors").path(1).path("field").toString()).isEqualTo("[\"effects\",\"0\",\"type\"]");
    assertThat(client.get("/projects/" + project + "/clips/").path("count").asInt()).isEqualTo(1);
  }

  @Test
  void exportOfAnotherUserCannotBeWatched() throws Exception {
    String id = new Client(server.address(), "cloud-admin", PASSWORD).get("/exports/").path("results").path(0)
        .path("id").asText();
    JsonNode event = graph.events("subscription($id: ID!) { exportProgress(id: $id) { percent } }", Map.of("id", id))
        .findFirst().orElseThrow();
    assertThat(event.path("errors").path(0).path("message").asText()).isEqualTo("Not found.");
    assertThat(event.path("errors").path(0).path("extensions").path("code").asText()).isEqualTo("NOT_FOUND");
  }

  @Test
  void pageHasALimitAndADirection() throws Exception {
    assertThat(message("{ projects { totalCount } }")).isEqualTo("Give either \"first\" or \"last\".");
    assertThat(message("{ projects(first: 101) { totalCount } }")).contains("100");
    assertThat(message("{ projects(first: 1, after: \"x\") { totalCount } }"))
        .isEqualTo("\"after\" is not a cursor of this list.");
  }

  private static String message(String query) throws Exception {
    return graph.answer(query, Map.of()).path("errors").path(0).path("message").asText();
  }
}
