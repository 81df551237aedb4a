package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the REST API can do, the graph can: the table of both in the documentation holds, row by row. */
class GraphOperationsTest {

  private static final Path TABLE = Path.of("..", "..", "docs", "reference", "graphql-operations.md");

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static Client client;
  private static GraphClient graph;

  /** A row of the table. */
  record Row(String rest, String document, String refusal) {

    static Row parse(String line) {
      String[] cells = line.substring(1).split("\\|");
      return new Row(cells[0].strip(), cells[1].strip().replaceAll("^`|`$", ""), cells[2].strip());
    }

    boolean uses(String variable) {
      return document.contains("$" + variable + ":");
    }
  }

  @BeforeAll
  static void serve() throws Exception {
    server = ServerUnderTest.start(folder.resolve("data"), Map.of());
    client = server.client();
    graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  static List<Row> rows() throws IOException {
    try (Stream<String> lines = Files.lines(TABLE)) {
      return lines.filter(line -> line.matches("\\| [A-Z]+ /.*")).map(Row::parse).toList();
    }
  }

  @Test
  void everyOperationOfTheRestApiIsInTheTable() throws Exception {
    Set<String> described = new TreeSet<>();
    new SchemaProbes(client.get("/schema/?format=json")).operations()
        .forEach(operation -> described.add(operation.method() + " " + atTheTop(operation.path())));
    Set<String> listed = new TreeSet<>();
    rows().forEach(row -> listed.add(row.rest()));
    assertThat(listed).as("The rows of docs/reference/graphql-operations.md").containsAll(described);
  }

  private static String atTheTop(String path) {
    return path.replaceFirst("^/projects/\\{id}/(\\w+)/\\{item}/", "/$1/{id}/");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void doesWhatTheTableSays(Row row) throws Exception {
    Map<String, String> ids = objects(row);
    JsonNode data = row.uses("media")
        ? graph.upload(row.document(), ids, Samples.picture(folder))
        : graph.data(row.document(), ids);
    JsonNode result = data.properties().iterator().next().getValue();
    assertThat(result.isNull()).as(data.toString()).isFalse();
    JsonNode errors = result.path("userErrors");
    assertThat(errors.path(0).path("code").asText("")).as(data.toString()).isEqualTo(row.refusal());
    requireReachable(result);
    if (ids.containsKey("project")) {
      client.send("DELETE", "/projects/" + ids.get("project") + "/", "", "");
    }
  }

  /** Addresses that the graph tells lead to bytes, for pages without credentials too; others like them do not. */
  private static void requireReachable(JsonNode result) throws Exception {
    for (String name : List.of("downloadUrl", "thumbnailUrl", "frameUrl", "spriteUrl")) {
      String address = result.path(name).asText("");
      if (address.startsWith("http")) {
        assertThat(client.send("GET", address, "", "").statusCode()).as(address).isEqualTo(200);
        assertThat(statusForStrangers(address)).as(address).isEqualTo(200);
        assertThat(statusForStrangers(address.replace("signed=", "more=1&signed="))).as(address).isEqualTo(403);
        assertThat(statusForStrangers(address.replaceFirst("\\?.*", ""))).as(address).isEqualTo(401);
      }
    }
  }

  private static int statusForStrangers(String address) throws Exception {
    try (HttpClient stranger = HttpClient.newHttpClient()) {
      return stranger.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding()).statusCode();
    }
  }

  /** A project with one object of each kind that the row speaks of. */
  private static Map<String, String> objects(Row row) throws Exception {
    Map<String, String> ids = new LinkedHashMap<>();
    if (!row.document().contains("$")) {
      return ids;
    }
    JsonNode project = Samples.project(client);
    ids.put("project", project.path("id").asText());
    if (row.uses("drawing")) {
      ids.put("drawing", client.upload(project, drawing()).json().path("id").asText());
    }
    if (row.uses("file") || row.uses("clip") || row.document().contains("xport")) {
      ids.put("file", client.upload(project, Samples.picture(folder)).json().path("id").asText());
      ids.put("clip", made("clip", """
          createClip(input: {project: $project, file: $file, end: 10}) { clip { databaseId } }""", ids));
    }
    if (row.uses("effect")) {
      ids.put("effect", made("effect", """
          createEffect(input: {project: $project, title: "x", type: "Negate", end: 10}) { effect { databaseId } }""",
          ids));
    }
    if (row.uses("export")) {
      ids.put("export", made("export", """
          createExport(input: {project: $project, endFrame: 1000000}) { export { databaseId } }""", ids));
    }
    return ids;
  }

  private static String made(String kind, String field, Map<String, String> ids) throws Exception {
    String variables = "$project: ID!" + (field.contains("$file") ? ", $file: ID!" : "");
    return graph.data("mutation(" + variables + ") { made: " + field + " }", ids)
        .path("made").path(kind).path("databaseId").asText();
  }

  private static Path drawing() throws IOException {
    return Files.writeString(folder.resolve("drawing.svg"), """
        <svg xmlns="http://www.w3.org/2000/svg" width="64" height="36"><text x="4" y="20">Hello</text></svg>""");
  }
}
