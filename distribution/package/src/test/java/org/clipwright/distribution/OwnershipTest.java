package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clipwright.distribution.SchemaProbes.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of both schemas, sent by one user with the ids of another in every place where an id can stand: the
 * answer is the one for an id that never was, and nothing of the other user has changed. An operation that the walk
 * cannot take, because it answers the same for the caller's own objects, fails too, and so does one that has no such
 * place and is not told to need none: then the walk has to learn it.
 */
class OwnershipTest {

  private static final String PASSWORD = "a-long-password";
  private static final String UNKNOWN = "999999999";
  private static final String SECRET = "kept-from-everybody";

  /** Queries, mutations and subscriptions that take no id. */
  private static final Set<String> FIELDS_WITHOUT_IDS = Set.of("query clips", "query curves", "query effectType",
      "query effectTypes", "query effects", "query exports", "query files", "query fonts", "query presets",
      "query projects", "query titleTemplates", "query transcriptionModels", "query viewer", "mutation addFont",
      "mutation createProject", "mutation createUpload");

  /** The addresses of uploads, by whose they are. */
  private static final Map<GraphClient, String> UPLOADS = new IdentityHashMap<>();

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static Client client;
  private static GraphClient graph;
  private static Connection database;
  private static Map<String, String> foreign;
  private static String untouched;

  private final List<String> findings = new ArrayList<>();
  private Map<String, String> own = Map.of();

  @BeforeAll
  static void serve() throws Exception {
    server = ServerUnderTest.start(folder.resolve("data"),
        Map.of("CLIPWRIGHT_ADMIN_PASSWORD", PASSWORD, "CLIPWRIGHT_RENDER_WORKERS", "0", "CLIPWRIGHT_MEDIA_ACCESS",
            "owner"));
    client = server.client();
    graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
    foreign = objects(new Client(server.address(), "cloud-admin", PASSWORD),
        new GraphClient(server.address(), "cloud-admin", PASSWORD), SECRET);
    Map<String, String> settings = server.databaseSettings();
    database = DriverManager.getConnection(settings.get("CLIPWRIGHT_DATABASE_URL"),
        settings.get("CLIPWRIGHT_DATABASE_USER"), settings.get("CLIPWRIGHT_DATABASE_PASSWORD"));
    untouched = state();
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
    server.close();
  }

  /** A project with one object of each kind, by their names in the graph. */
  private static Map<String, String> objects(Client owner, GraphClient ownersGraph, String name) throws Exception {
    JsonNode project = owner.create("/projects/", Map.of("name", name, "width", "320", "height", "180", "fps_num", "30",
        "fps_den", "1", "sample_rate", "44100", "channels", "2", "channel_layout", "3", "json", "{}"));
    String url = project.path("url").asText();
    JsonNode file = owner.upload(project, Samples.picture(folder)).json();
    Map<String, String> place = Map.of("position", "0", "start", "0", "end", "2", "layer", "1", "json", "{}");
    Map<String, String> clip = new LinkedHashMap<>(place);
    clip.put("file", file.path("url").asText());
    Map<String, String> effect = new LinkedHashMap<>(place);
    effect.putAll(Map.of("title", name, "type", "Negate"));
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("project", project.path("id").asText());
    ids.put("file", file.path("id").asText());
    ids.put("clip", owner.create(url + "clips/", clip).path("id").asText());
    ids.put("effect", owner.create(url + "effects/", effect).path("id").asText());
    ids.put("export", Samples.export(owner, project, Map.of()).path("id").asText());
    ids.put("upload", upload(ownersGraph));
    return ids;
  }

  /** An upload whose bytes have arrived; the one before, unless it has become a file, since a user has few places. */
  private static String upload(GraphClient ownersGraph) throws Exception {
    String known = UPLOADS.getOrDefault(ownersGraph, "");
    if (!known.isEmpty() && status(HttpRequest.newBuilder(URI.create(known)).HEAD()) == 204) {
      return known.substring(known.lastIndexOf('/') + 1);
    }
    JsonNode upload = ownersGraph.data("mutation { createUpload(input: {}) { upload { id url } } }", Map.of())
        .at("/createUpload/upload");
    String address = upload.path("url").asText();
    BodyPublisher bytes = BodyPublishers.ofFile(Samples.picture(folder));
    assertThat(status(HttpRequest.newBuilder(URI.create(address)).PUT(bytes))).isEqualTo(204);
    UPLOADS.put(ownersGraph, address);
    return upload.path("id").asText();
  }

  private static int status(HttpRequest.Builder request) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }

  /** The caller's own objects, as they were made. */
  private Map<String, String> own() throws Exception {
    if (own.isEmpty()) {
      own = objects(client, graph, "own");
    }
    return own;
  }

  /** Throws them away after an operation that may have changed them. */
  private void spend(boolean unchanged) throws Exception {
    if (!unchanged) {
      client.send("DELETE", "/projects/" + own.get("project") + "/", "", "");
      own = Map.of();
    }
  }

  /** All rows and stored objects of the other user. */
  private static String state() throws Exception {
    StringBuilder state = new StringBuilder();
    for (String table : RestWalk.KINDS) {
      try (Statement statement = database.createStatement(); ResultSet rows = statement.executeQuery(
          "select t::text from " + table
              + " t where owner = (select id from account where name = 'cloud-admin') order by id")) {
        while (rows.next()) {
          state.append(rows.getString(1)).append('\n');
        }
      }
    }
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(OwnershipTest::isForeign).sorted().toList()) {
        state.append(file).append(' ').append(Files.size(file)).append(' ').append(Files.getLastModifiedTime(file))
            .append('\n');
      }
    }
    return state.toString();
  }

  private static boolean isForeign(Path file) {
    return file.toString().matches(".*/video/(files|output)/" + foreign.get("project") + "/.*")
        && Files.isRegularFile(file)
        || file.getFileName().toString().startsWith(foreign.get("upload"));
  }

  /** Looks at what came of an id of the other user, of one that never was, and of one of the caller's own. */
  private void judge(String what, String foreignId, String answer, String unknown, String own) throws Exception {
    if (!answer.replace(foreignId, UNKNOWN).equals(unknown)) {
      findings.add(what + " tells that there is such a thing: " + answer + " and not " + unknown);
    }
    if (answer.contains(SECRET) || own.contains(SECRET)) {
      findings.add(what + " tells what is another's: " + answer);
    }
    if (answer.equals(own)) {
      findings.add(what + " answers the same for the caller's own object, which proves nothing. If it refused another"
          + " value, give GraphWalk.EXAMPLES or SchemaProbes.example a valid one: " + own);
    }
    if (!state().equals(untouched)) {
      findings.add(what + " changes what is another's: " + answer);
      untouched = state();
    }
  }

  @Test
  void theGraphKnowsNothingOfAnother() throws Exception {
    GraphWalk walk = new GraphWalk(graph);
    List<GraphWalk.Place> places = walk.places();
    findings.addAll(walk.uncovered(FIELDS_WITHOUT_IDS));
    for (GraphWalk.Place place : places) {
      Optional<String> kind = place.kind();
      if (kind.isEmpty()) {
        findings.add(place + ": name the argument or the field after the kind of object, or add the field to"
            + " GraphWalk.KINDS_OF_FIELDS");
        continue;
      }
      Map<String, String> own = own();
      String foreignId = id(place, foreign.get(kind.get()));
      judge(place.toString(), foreignId, sent(walk, place, foreignId, own),
          sent(walk, place, id(place, unknown(kind.get())), own),
          sent(walk, place, id(place, own.get(kind.get())), own));
      spend(!place.operation().equals("mutation"));
    }
    assertThat(findings).isEmpty();
    assertThat(places).hasSizeGreaterThan(40);
  }

  /** Where an object of any kind can be named, the id tells of which. */
  private static String id(GraphWalk.Place place, String id) {
    return Set.of("node", "nodes").contains(place.field().path("name").asText()) ? global(id) : id;
  }

  private static String global(String id) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(("Clip:" + id).getBytes(StandardCharsets.UTF_8));
  }

  private static String unknown(String kind) {
    return kind.equals("upload") ? foreign.get("upload").replaceAll("[0-9a-f]{8}$", "00000000") : UNKNOWN;
  }

  private static String sent(GraphWalk walk, GraphWalk.Place place, String id, Map<String, String> own)
      throws Exception {
    String document = walk.document(place);
    Map<String, Object> variables = walk.variables(place, id, own);
    JsonNode answer = place.operation().equals("subscription")
        ? graph.firstEvent(document, variables) : graph.answer(document, variables);
    return answer.toString().replaceAll("\"requestId\":\"[^\"]*\"", "").replace(unknown("upload"), UNKNOWN)
        .replace(global(UNKNOWN), UNKNOWN)
        .replaceAll("\"locations\":\\[[^\\]]*]", "");
  }

  @Test
  void theRestApiKnowsNothingOfAnother() throws Exception {
    SchemaProbes probes = new SchemaProbes(client.get("/schema/?format=json"));
    int places = 0;
    for (Operation operation : probes.operations()) {
      JsonNode shape = probes.body(operation);
      findings.addAll(RestWalk.uncovered(operation, shape));
      for (String place : RestWalk.places(operation, shape)) {
        places++;
        Map<String, String> own = own();
        String kind = RestWalk.kind(operation, place);
        String foreignId = foreign.get(kind);
        judge(operation.method() + " " + operation.path() + " " + place, foreignId,
            RestWalk.sent(client, probes, operation, place, foreignId, own),
            RestWalk.sent(client, probes, operation, place, UNKNOWN, own),
            RestWalk.sent(client, probes, operation, place, own.get(kind), own));
        spend(operation.method().equals("GET"));
      }
    }
    assertThat(findings).isEmpty();
    assertThat(places).isGreaterThan(100);
  }

  /** Operations, fields and parameters that nobody has thought of are noticed. */
  @Test
  void whatTheWalkDoesNotCoverIsTold() throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode plain = json.readTree("{}");
    assertThat(RestWalk.uncovered(new Operation("/reports/", "GET", plain), plain)).hasSize(1);
    assertThat(RestWalk.uncovered(new Operation("/projects/{id}/", "GET", plain), plain)).isEmpty();
    assertThat(RestWalk.uncovered(new Operation("/projects/{project}/reports/", "GET", plain), plain)).hasSize(2);
    assertThat(RestWalk.uncovered(
        new Operation("/projects/{id}/", "POST", plain), json.readTree("{\"properties\": {\"other\": {}}}")))
        .hasSize(1);
    assertThat(RestWalk.uncovered(new Operation("/clips/", "GET",
        json.readTree("{\"parameters\": [{\"in\": \"query\", \"name\": \"owner\"}]}")), plain)).hasSize(2);
    GraphWalk walk = new GraphWalk(json.readTree("""
        {"queryType": {"name": "Query"}, "mutationType": {"name": "Mutation"}, "subscriptionType": {"name": "None"},
         "types": [{"name": "Query", "fields": [{"name": "clip", "args": [{"name": "id", "type": {"name": "ID"}}]},
                                                {"name": "reports", "args": []}]},
                   {"name": "Mutation",
                    "fields": [{"name": "share", "args": [{"name": "clipId", "type": {"name": "Int"}}]}]},
                   {"name": "None", "fields": []}, {"name": "ID"}, {"name": "Int"},
                   {"name": "Clip",
                    "fields": [{"name": "beside", "args": [{"name": "id", "type": {"name": "ID"}}]}]}]}"""));
    assertThat(walk.uncovered(Set.of())).satisfiesExactly(
        finding -> assertThat(finding).startsWith("query reports has no argument of the type ID"),
        finding -> assertThat(finding).startsWith("mutation share has no argument of the type ID"),
        finding -> assertThat(finding).isEqualTo("share clipId is named like an id: declare it as ID"),
        finding -> assertThat(finding).startsWith("Clip.beside takes an id"));
  }

  @Test
  void listsAndAddressesOfMediaLeadToNothingOfAnother() throws Exception {
    for (String kind : RestWalk.KINDS) {
      String list = client.send("GET", "/" + kind + "s/", "", "").body();
      assertThat(list).doesNotContain(SECRET).doesNotContain("/" + kind + "s/" + foreign.get(kind) + "/");
    }
    String project = foreign.get("project");
    Map<String, String> own = objects(client, graph, "own");
    for (String key : List.of("video/files/" + project + "/bars.png",
        "video/files/" + own.get("project") + "/../" + project + "/bars.png",
        "video/files/" + own.get("project") + "/%2e%2e/" + project + "/bars.png",
        "video/files/" + own.get("project") + "/..%2f" + project + "/bars.png",
        "video/files/" + own.get("project") + "%2f..%2f" + project + "%2fbars.png",
        "video/files/" + own.get("project") + "/..;/" + project + "/bars.png",
        "video/files//" + project + "/bars.png", "video/output/" + project + "/output.mp4")) {
      HttpResponse<String> answer = client.send("GET", "/media/" + key, "", "");
      assertThat(answer.statusCode()).as(key + " " + answer.body()).isIn(400, 404);
    }
    assertThat(client.send("GET", "/media/video/files/" + own.get("project") + "/bars.png", "", "").statusCode())
        .isEqualTo(200);
  }

  @Test
  void theDatabaseItselfKeepsRowsOfDifferentOwnersApart() throws Exception {
    Map<String, String> own = objects(client, graph, "own");
    for (String change : List.of(
        "update clip set file = " + foreign.get("file") + " where id = " + own.get("clip"),
        "update clip set project = " + foreign.get("project") + " where id = " + own.get("clip"),
        "update file set project = " + foreign.get("project") + " where id = " + own.get("file"),
        "update effect set project = " + foreign.get("project") + " where id = " + own.get("effect"),
        "update export set project = " + foreign.get("project") + " where id = " + own.get("export"))) {
      try (Statement statement = database.createStatement()) {
        assertThat(catchThrowable(() -> statement.executeUpdate(change)))
            .as(change).hasMessageContaining("_own_");
      }
    }
  }
}
