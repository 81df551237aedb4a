package org.clipwright.graphql.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clipwright.graphql.execution.Json;
import org.clipwright.graphql.setup.GraphQlLimits;
import org.clipwright.sdk.storage.Sha256;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.budget.UploadRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations over plain HTTP and as server-sent events. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GraphQlHttpHandlerTest {

  private static final String MODERN = "application/graphql-response+json";

  private Path uploads;
  private ToyServer server;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    uploads = directory;
    GraphQlLimits limits =
        new GraphQlLimits(
            new GraphQlLimits.DocumentLimits(15_000, 15, 500, 50_000, 100),
            new GraphQlLimits.RequestLimits(100_000, 1_000, 3, Duration.ofSeconds(1), Duration.ofSeconds(1)),
            GraphQlLimits.DEFAULT.sockets());
    server = new ToyServer(limits, uploads);
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  private static String body(String query) {
    return Json.text(Map.of("query", query));
  }

  private HttpResponse<String> ask(String query) throws Exception {
    return server.signedIn(server.post(body(query)));
  }

  @Test
  void answersInTheMediaTypeThatIsAskedFor() throws Exception {
    assertThat(ask("{hello}").headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
    assertThat(ask("{hello}").body()).isEqualTo("{\"data\":{\"hello\":\"world\"}}");
    HttpResponse<String> modern =
        server.signedIn(server.post(body("{hello}")).header("Accept", MODERN + ", */*;q=0.5"));
    assertThat(modern.headers().firstValue("Content-Type")).hasValue(MODERN + "; charset=utf-8");
    assertThat(modern.headers().firstValue("Content-Length")).isPresent();
    HttpResponse<String> none = server.signedIn(server.post(body("{hello}")).header("Accept", "text/html"));
    assertThat(none.statusCode()).isEqualTo(406);
  }

  @ParameterizedTest
  @CsvSource({"'{hello}',200,200", "'{hello fails}',200,200", "'{',400,200", "'{nothing}',400,200",
    "'query($n:Int!){hello page(first:$n){hello}}',400,200", "'subscription{silence}',406,406"})
  void statusesFollowTheAudit(String query, int modern, int legacy) throws Exception {
    HttpResponse<String> asked = server.signedIn(server.post(body(query)).header("Accept", MODERN));
    assertThat(asked.statusCode()).isEqualTo(modern);
    if (modern == 400) {
      assertThat(asked.body()).doesNotContain("\"data\"").contains("\"code\"").contains("\"requestId\"");
    }
    assertThat(ask(query).statusCode()).isEqualTo(legacy);
  }

  @ParameterizedTest
  @CsvSource({"{", "[]", "7", "'{}'", "'{\"query\":7}'", "'{\"query\":\"{hello}\",\"variables\":7}'",
    "'{\"query\":\"{hello}\",\"variables\":\"{}\"}'", "'{\"query\":\"{hello}\",\"operationName\":{}}'",
    "'{\"query\":\"{hello}\",\"extensions\":[]}'", "'[{\"query\":\"{hello}\"}]'", "'{\"query\":\"{hello}\"} x'"})
  void malformedRequestsAreRefused(String body) throws Exception {
    assertThat(server.signedIn(server.post(body)).statusCode()).isEqualTo(400);
    assertThat(server.signedIn(server.post(body).header("Accept", MODERN)).headers().firstValue("Content-Type"))
        .hasValue("application/json; charset=utf-8");
  }

  @Test
  void nullIsTheSameAsAbsent() throws Exception {
    String body = "{\"query\":\"{hello}\",\"variables\":null,\"operationName\":null,\"extensions\":null}";
    assertThat(server.signedIn(server.post(body)).body()).contains("world");
  }

  @Test
  void getIsForQueriesOnly() throws Exception {
    String query = "?query=" + URLEncoder.encode("query($t:String!){echo(text:$t)}", StandardCharsets.UTF_8)
        + "&variables=" + URLEncoder.encode("{\"t\":\"ä\"}", StandardCharsets.UTF_8);
    assertThat(server.signedIn(server.get(query)).body()).isEqualTo("{\"data\":{\"echo\":\"ä\"}}");
    HttpResponse<String> mutation = server.signedIn(server.get("?query=mutation%7Bchange%7D"));
    assertThat(mutation.statusCode()).isEqualTo(405);
    assertThat(mutation.headers().firstValue("Allow")).hasValue("POST");
    assertThat(server.signedIn(server.get("").PUT(HttpRequest.BodyPublishers.noBody())).statusCode()).isEqualTo(405);
  }

  @Test
  void contentTypeIsRequired() throws Exception {
    HttpRequest.BodyPublisher content = HttpRequest.BodyPublishers.ofString(body("{hello}"));
    assertThat(server.signedIn(server.get("").POST(content)).statusCode()).isEqualTo(415);
    assertThat(server.signedIn(server.get("").POST(content).header("Content-Type", "text/plain")).statusCode())
        .isEqualTo(415);
  }

  @Test
  void strangersAreTurnedAwayBeforeExecution() throws Exception {
    HttpResponse<String> nobody = server.send(server.post(body("{__schema{types{name}}}")));
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.body()).contains("Authentication credentials were not provided.").contains("UNAUTHENTICATED");
    HttpResponse<String> wrong = server.send(server.post(body("{hello}")).header("Authorization", "Token no"));
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("Invalid token.");
    assertThat(ask("{__schema{types{name}}}").body()).contains("Subscription");
  }

  @Test
  void onlyPagesThatFollowEventsAreAskedForThePasswordThatTheirBrowserKnows() throws Exception {
    HttpResponse<String> page = server.send(server.post(body("subscription {count}"))
        .header("Accept", "text/event-stream").header("Sec-Fetch-Site", "same-origin"));
    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(page.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"api\"");
    for (HttpRequest.Builder other : List.of(
        server.post(body("{hello}")).header("Sec-Fetch-Site", "same-origin"),
        server.post(body("subscription {count}")).header("Accept", "text/event-stream"))) {
      assertThat(server.send(other).headers().firstValue("WWW-Authenticate")).contains("Token");
    }
  }

  @Test
  void cookiesNeedARequestThatNoForeignPageCanMake() throws Exception {
    String cookie = "a=b; sessionid=session";
    assertThat(server.send(server.post(body("{hello}")).header("Cookie", cookie)).statusCode()).isEqualTo(200);
    assertThat(server.send(server.get("?query={hello}".replace("{", "%7B").replace("}", "%7D"))
        .header("Cookie", cookie)).statusCode()).isEqualTo(403);
    assertThat(server.send(server.get("?query=%7Bhello%7D").header("Cookie", cookie)
        .header(Origins.PREFLIGHT_HEADER, "1")).statusCode()).isEqualTo(200);
    assertThat(server.send(server.post(body("{hello}")).header("Cookie", cookie)
        .header("Origin", "https://evil.example.org")).statusCode()).isEqualTo(403);
    assertThat(server.send(server.post(body("{hello}")).header("Cookie", cookie)
        .header("Origin", "https://editor.example.org")).statusCode()).isEqualTo(200);
    assertThat(server.send(multipart("a.txt", "x").header("Cookie", cookie)).statusCode()).isEqualTo(403);
  }

  @Test
  void persistedQueriesAreSentOnce() throws Exception {
    String hash = Sha256.of("{hello}");
    String short1 = "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash + "\"}}}";
    String whole = short1.replaceFirst("\\{", "{\"query\":\"{hello}\",");
    assertThat(server.signedIn(server.post(short1)).body())
        .contains("\"PersistedQueryNotFound\"").contains("PERSISTED_QUERY_NOT_FOUND");
    assertThat(server.signedIn(server.post(whole)).body()).contains("world");
    assertThat(server.signedIn(server.post(short1)).body()).contains("world");
    assertThat(server.signedIn(server.post(whole.replace("{hello}", "{ hello}"))).body())
        .contains("PERSISTED_QUERY_MISMATCH");
  }

  @Test
  void limitsHoldForDocumentsAndBodies() throws Exception {
    assertThat(ask("{" + "self{".repeat(20) + "hello" + "}".repeat(21)).body()).contains("15 fields deep");
    assertThat(ask("{" + "self{".repeat(1000) + "hello" + "}".repeat(1001)).body()).contains("errors");
    StringBuilder aliases = new StringBuilder("{");
    for (int i = 0; i < 600; i++) {
      aliases.append('a').append(i).append(":hello ");
    }
    assertThat(ask(aliases + "}").body()).contains("500 aliases");
    assertThat(ask("{" + "a:hello ".repeat(11_000) + "}").body()).contains("tokens");
    assertThat(ask("{page(first:100){page(first:100){page(first:100){hello}}}}").body()).contains("50000 fields");
    assertThat(server.signedIn(server.post(body("{hello}" + " ".repeat(100_000)))).statusCode()).isEqualTo(413);
  }

  /** Reading them takes time that grows with the square of their length: 50 s for what fits into a document. */
  @Test
  void numbersAndBlockStringsMayNotBeLong() throws Exception {
    for (String number : List.of("9".repeat(20_000), "-" + "9".repeat(20_000), "1." + "9".repeat(20_000))) {
      assertThat(ask("{page(first:" + number + "){hello}}").body())
          .contains("LIMIT_EXCEEDED").contains("A number has more than 1000 digits.");
    }
    for (String line : List.of("\n", "\r", "a\n")) {
      String block = "\"\"\"" + line.repeat(11_000) + "\"\"\"";
      assertThat(ask("{page(first:" + block + "){hello}}").body())
          .contains("LIMIT_EXCEEDED").contains("more than 10000 lines. Send long texts as variables.");
      String half = "\"\"\"" + line.repeat(6_000) + "\"\"\"";
      assertThat(ask("{a:page(first:" + half + "){hello} b:page(first:" + half + "){hello}}").body())
          .contains("10000 lines");
    }
    assertThat(ask("{page(first:" + "9".repeat(1_000) + "){hello}}").body()).contains("GRAPHQL_VALIDATION_FAILED");
    assertThat(ask("{page(first:\"\"\"" + "\n".repeat(10_000) + "\"\"\"){hello}}").body())
        .contains("GRAPHQL_VALIDATION_FAILED");
  }

  @Test
  void namesOfTypesCostAsMuchAsOtherFields() throws Exception {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      names.append('a').append(i).append(":__typename ");
    }
    assertThat(ask("{page(first:20){page(first:20){" + names + "}}}").body()).contains("50000 fields");
    assertThat(ask("{" + names + " a400:__typename self{__typename}}").body()).contains("\"a400\":\"Query\"");
    assertThat(ask("{" + names + names.toString().replaceAll("a(\\d)", "b$1") + "}").body()).contains("500 aliases");
  }

  @Test
  void introspectionBeyondItsLimitIsAnErrorOfTheRequest() throws Exception {
    HttpResponse<String> circles = ask("{__schema{types{fields{type{fields{type{fields{type{name}}}}}}}}}");
    assertThat(circles.statusCode()).isEqualTo(200);
    assertThat(circles.body()).contains("LIMIT_EXCEEDED").doesNotContain("INTERNAL").doesNotContain("\"data\"");
    HttpResponse<String> modern = server.signedIn(server.post(body("{a:__schema{description} b:__schema{description}}"))
        .header("Accept", "application/graphql-response+json"));
    assertThat(modern.statusCode()).isEqualTo(400);
    assertThat(modern.body()).contains("LIMIT_EXCEEDED");
  }

  @Test
  void whoGuessesTooOftenIsAnsweredWith429() throws Exception {
    HttpResponse<String> answer = server.send(server.post(body("{hello}")).header("Authorization", "Token often"));
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    assertThat(answer.body()).contains("RATE_LIMITED")
        .contains("Request was throttled. Expected available in 7 seconds.");
  }

  @Test
  void fragmentsCannotExpandWithoutLimit() throws Exception {
    StringBuilder bomb = new StringBuilder("{...f0} ");
    for (int i = 0; i < 60; i++) {
      bomb.append("fragment f%d on Query{hello ...f%d ...f%d} ".formatted(i, i + 1, i + 1));
    }
    bomb.append("fragment f60 on Query{hello}");
    assertThat(ask(bomb.toString()).body()).contains("LIMIT_EXCEEDED");
    assertThat(ask("{...a} fragment a on Query{...b} fragment b on Query{...a}").body())
        .contains("GRAPHQL_VALIDATION_FAILED");
  }

  @Test
  void slowOperationsAreStopped() throws Exception {
    HttpResponse<String> response = ask("{wait}");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).contains("TIMEOUT");
  }

  private HttpRequest.Builder multipart(String fileName, String content) {
    return form(
        "{\"query\":\"mutation($f:Upload!){upload(file:$f)}\",\"variables\":{\"f\":null}}",
        "{\"0\":[\"variables.f\"]}", fileName, content);
  }

  private HttpRequest.Builder form(String operations, String map, String fileName, String content) {
    return server.get("").header("Content-Type", "multipart/form-data; boundary=b")
        .POST(HttpRequest.BodyPublishers.ofString(formText(operations, map, fileName, content)));
  }

  private static String formText(String operations, String map, String fileName, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n" + operations
        + "\r\n--b\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\n" + map
        + "\r\n--b\r\nContent-Disposition: form-data; name=\"0\"; filename=\"" + fileName
        + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--b--\r\n";
  }

  @Test
  void filesComeByMultipart() throws Exception {
    assertThat(server.signedIn(multipart("dir/a.txt", "content")).body())
        .isEqualTo("{\"data\":{\"upload\":\"a.txt:content\"}}");
    assertThat(server.signedIn(multipart("a.txt", "x".repeat(2_000))).statusCode()).isEqualTo(413);
    assertThat(server.signedIn(form("{\"query\":\"{hello}\"}", "{\"0\":[\"variables.f\"]}", "a", "x")).statusCode())
        .isEqualTo(400);
    assertThat(server.signedIn(form("{\"query\":\"{hello}\"}", "{\"1\":[\"variables.f\"]}", "a", "x")).statusCode())
        .isEqualTo(400);
    assertThat(server.signedIn(server.get("").header("Content-Type", "multipart/form-data; boundary=b")
        .POST(HttpRequest.BodyPublishers.ofString("garbage"))).statusCode()).isEqualTo(400);
    try (var left = Files.list(uploads)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void filesThatFindNoRoomAreRefusedAndLeaveNothing(@TempDir Path folder) throws Exception {
    try (ToyServer small = new ToyServer(GraphQlLimits.DEFAULT, new UploadRoom(folder, DiskFloor.NONE, 256 << 10))) {
      for (boolean announced : List.of(true, false)) {
        String form = formText("{\"query\":\"{hello}\"}", "{}", "a.txt", "x".repeat(1 << 20));
        HttpRequest.BodyPublisher body = announced
            ? HttpRequest.BodyPublishers.ofString(form)
            : HttpRequest.BodyPublishers
                .ofInputStream(() -> new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)));
        HttpResponse<String> answer = small.signedIn(
            small.get("").header("Content-Type", "multipart/form-data; boundary=b").POST(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("SERVICE_UNAVAILABLE").containsIgnoringCase("your unfinished uploads");
        try (var left = Files.list(folder)) {
          assertThat(left).isEmpty();
        }
      }
      assertThat(small.signedIn(small.get("").header("Content-Type", "multipart/form-data; boundary=b")
          .POST(HttpRequest.BodyPublishers.ofString(formText("{\"query\":\"{hello}\"}", "{}", "a.txt", "x"))))
          .body()).isEqualTo("{\"data\":{\"hello\":\"world\"}}");
    }
  }

  @Test
  void jsonInFilesOfAFormIsAsLimitedAsElsewhere(@TempDir Path folder) throws Exception {
    GraphQlLimits limits =
        new GraphQlLimits(
            GraphQlLimits.DEFAULT.document(),
            new GraphQlLimits.RequestLimits(1_000, 100_000, 3, Duration.ofSeconds(5), Duration.ofSeconds(5)),
            GraphQlLimits.DEFAULT.sockets());
    try (ToyServer strict = new ToyServer(limits, folder)) {
      String padding = " ".repeat(50_000);
      assertThat(strict.signedIn(jsonFiles(strict, "", "")).body()).isEqualTo("{\"data\":{\"hello\":\"world\"}}");
      for (HttpRequest.Builder large : List.of(jsonFiles(strict, padding, ""), jsonFiles(strict, "", padding))) {
        HttpResponse<String> refused = strict.signedIn(large);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("LIMIT_EXCEEDED").contains("is larger than 1000 bytes");
      }
    }
  }

  private static HttpRequest.Builder jsonFiles(ToyServer server, String inOperations, String inMap) {
    String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.json\"\r\n\r\n%s\r\n";
    String body = part.formatted("operations", body("{hello}") + inOperations) + part.formatted("map", "{}" + inMap);
    return server.get("").header("Content-Type", "multipart/form-data; boundary=b")
        .POST(HttpRequest.BodyPublishers.ofString(body + "--b--\r\n"));
  }

  @Test
  void subscriptionsComeAsServerSentEvents() throws Exception {
    HttpResponse<String> events =
        server.signedIn(server.post(body("subscription{count(to:2)}")).header("Accept", "text/event-stream"));
    assertThat(events.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
    assertThat(events.body()).isEqualTo(":\n\nevent: next\ndata: {\"data\":{\"count\":\"1\"}}\n\n"
        + "event: next\ndata: {\"data\":{\"count\":\"2\"}}\n\nevent: complete\ndata: \n\n");
    HttpResponse<String> failed =
        server.signedIn(server.post(body("{nothing}")).header("Accept", "text/event-stream"));
    assertThat(failed.body()).contains("event: next\ndata: {\"errors\"").endsWith("event: complete\ndata: \n\n");
  }
}
