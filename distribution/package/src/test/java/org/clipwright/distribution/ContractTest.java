package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of all operations in the documentation holds, row by row, with the contract's own examples. */
class ContractTest {

  private static final Path TABLE = Path.of("..", "..", "docs", "reference", "rest-operations.md");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static Client client;

  /** A row of the table. */
  record Row(String method, String path, String sentAs, String example, int status, String answer) {

    static Row parse(String line) {
      String[] cells = line.substring(1).split("\\|");
      List<String> texts = Stream.of(cells).map(cell -> cell.strip().replaceAll("^`|`$", "")).toList();
      return new Row(texts.get(0), texts.get(1), texts.get(2), texts.get(3), Integer.parseInt(texts.get(4)),
          texts.get(5));
    }

    /** The operation as the schema names it. */
    String operation() {
      boolean nested = path.matches("/projects/\\{project}/(files|clips|effects|exports)/\\{.*");
      if (path.startsWith("/info/titles/")) {
        return method + " " + path.replaceFirst("/[^/]+/thumbnail/", "/{template}/thumbnail/");
      }
      String first = path.replaceFirst("\\{\\w+}", "{id}");
      return method + " " + (nested ? first.replaceFirst("\\{(?!id})\\w+}", "{item}") : first);
    }
  }

  @BeforeAll
  static void serve() throws Exception {
    server = ServerUnderTest.start(folder.resolve("data"), Map.of());
    client = server.client();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  static List<Row> rows() throws IOException {
    try (Stream<String> lines = Files.lines(TABLE)) {
      return lines.filter(line -> line.matches("\\| [A-Z]+ \\|.*")).map(Row::parse).toList();
    }
  }

  @Test
  void everyOperationOfTheSchemaIsInTheTable() throws Exception {
    Set<String> described = new TreeSet<>();
    new SchemaProbes(client.get("/schema/?format=json")).operations()
        .forEach(operation -> described.add(operation.method() + " " + operation.path()));
    Set<String> listed = new TreeSet<>();
    rows().forEach(row -> listed.add(row.operation()));
    assertThat(listed).as("The rows of docs/reference/rest-operations.md").containsExactlyElementsOf(described);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void answersAsTheTableSays(Row row) throws Exception {
    Map<String, String> ids = objects(row);
    String path = filled(row.path(), ids);
    String body = filled(row.example(), ids).replace("http://SERVER/", server.address() + "/");
    HttpResponse<String> answer = row.sentAs().equals("form")
        ? client.sendForm(row.method(), path, fields(body), folder)
        : client.send(row.method(), path, row.sentAs().equals("json") ? "application/json" : "", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(row.status());
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(row.answer());
    client.send("DELETE", "/projects/" + ids.get("project") + "/", "", "");
  }

  private static Map<String, String> fields(String json) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    MAPPER.readTree(json).properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return fields;
  }

  private static String filled(String text, Map<String, String> ids) {
    String filled = text;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    }
    return filled;
  }

  /** A project with one object of each kind that the row speaks of. */
  private static Map<String, String> objects(Row row) throws Exception {
    JsonNode project = Samples.project(client);
    String url = project.path("url").asText();
    JsonNode file = client.upload(project, row.path().endsWith("text-replace/") ? drawing() : film("film.png")).json();
    Map<String, String> place =
        Map.of("project", url, "position", "0", "start", "0", "end", "10", "layer", "1", "json", "{}");
    Map<String, String> clip = new LinkedHashMap<>(place);
    clip.put("file", file.path("url").asText());
    Map<String, String> ids =
        new LinkedHashMap<>(Map.of("project", project.path("id").asText(), "file", file.path("id").asText()));
    ids.put("number", "1");
    ids.put("clip", client.create(url + "clips/", clip).path("id").asText());
    if (row.path().contains("{effect}")) {
      Map<String, String> effect = new LinkedHashMap<>(place);
      effect.putAll(Map.of("title", "Upside down", "type", "Negate"));
      ids.put("effect", client.create(url + "effects/", effect).path("id").asText());
    }
    if (row.path().contains("{export}")) {
      ids.put("export", export(row, project));
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("project.zip")))) {
      zip.putNextEntry(new ZipEntry("project.osp"));
      zip.write("{\"width\": 320, \"height\": 180, \"files\": [], \"clips\": []}"
          .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return ids;
  }

  /** One that is over where the row needs that, otherwise one that takes longer than any test. */
  private static String export(Row row, JsonNode project) throws Exception {
    boolean over = row.path().matches(".*/(download|retry|storage)/");
    JsonNode export = Samples.export(client, project, Map.of("end_frame", over ? "3" : "1000000"));
    if (over) {
      assertThat(client.awaitEnd(export).path("status").asText()).isEqualTo("completed");
    }
    return export.path("id").asText();
  }

  private static Path film(String name) throws IOException {
    Path named = folder.resolve(name);
    if (!Files.exists(named)) {
      Files.move(Samples.picture(folder), named);
    }
    return named;
  }

  private static Path drawing() throws IOException {
    return Files.writeString(folder.resolve("words.svg"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"36\"><text x=\"2\" y=\"20\">Find"
            + " Me</text></svg>");
  }
}
