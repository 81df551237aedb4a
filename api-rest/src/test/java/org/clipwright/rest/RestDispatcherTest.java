package org.clipwright.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clipwright.rest.message.BodyReader;
import org.clipwright.rest.message.ErrorBodies;
import org.clipwright.rest.message.JsonText;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.message.RestResponse;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.page.BrowsablePages;
import org.clipwright.rest.page.PageViews;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Action;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Cors;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestIdentity;
import org.clipwright.rest.request.Router;
import org.clipwright.rest.request.Verb;
import org.clipwright.rest.setup.BodyLimits;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.Identification;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.account.User;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.idempotency.Idempotency;
import org.clipwright.services.testkit.InMemoryKeptAnswers;
import org.clipwright.services.testkit.InMemoryUsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestDispatcherTest {

  private static final String[] ANN = {"Authorization", "Token good"};

  @TempDir Path uploads;
  private RestDispatcher dispatcher;
  private String session;

  @BeforeEach
  void open() {
    Action echo = exchange -> Answer.ok(exchange.input().values());
    Action self = exchange -> Answer.ok(ErrorBodies.detail(exchange.links().to("/things/" + exchange.id("id") + "/")));
    Action broken = exchange -> {
      throw new IllegalStateException("secret");
    };
    Reply reply = new Reply.Open("A thing.");
    List<Endpoint> endpoints = List.of(
        new Endpoint("Thing List", "Things.", new PathPattern("/things/"), Access.SIGNED_IN, Offer.JSON_AND_PAGE,
            Map.of(Verb.GET, Operation.reading("things_list", "", reply, exchange -> Answer.detail("all")),
                Verb.POST, Operation.reading("things_create", "", reply, echo))),
        new Endpoint("Thing Instance", "", new PathPattern("/things/{id}/"), Access.SIGNED_IN, Offer.JSON_AND_PAGE,
            Map.of(Verb.GET, Operation.reading("things_retrieve", "", reply, self),
                Verb.DELETE, Operation.reading("things_destroy", "", new Reply.Nothing(),
                    exchange -> Answer.noContent()))),
        new Endpoint("Broken", "", new PathPattern("/broken/"), Access.OPEN, Offer.JSON_ONLY,
            Map.of(Verb.GET, Operation.reading("broken", "", reply, broken))));
    InMemoryUsers users = new InMemoryUsers();
    AccountService accounts = TestAccounts.of(users);
    User ann = accounts.create("ann", "", "ann-password", false);
    users.put("good", ann.id());
    session = accounts.beginSession(ann).orElseThrow();
    dispatcher = new RestDispatcher(new Router(endpoints),
        new RequestIdentity(new Identification(accounts), RequestThrottle.NONE),
        new BodyReader(BodyLimits.DEFAULT, UploadRoom.unlimited(uploads)), new Cors(Set.of("*")),
        new BrowsablePages(PageViews.NONE),
        new Idempotency(new InMemoryKeptAnswers()));
  }

  @Test
  void anUnknownPathIsAPageForBrowsersAndJsonForTheRest() {
    RestResponse json = dispatcher.dispatch(TestRequests.get("/nothing/"));
    assertThat(json.status()).isEqualTo(404);
    assertThat(body(json)).isEqualTo("{\"detail\":\"Not found.\"}");
    assertThat(body(dispatcher.dispatch(TestRequests.get("/nothing/", "Accept", "text/html")))).contains("<!DOCTYPE");
  }

  @Test
  void aMissingSlashRedirectsReadersAndServesWriters() {
    RestResponse redirect = dispatcher.dispatch(TestRequests.get("/things?a=b"));
    assertThat(redirect.status()).isEqualTo(301);
    assertThat(redirect.headers().get("Location")).isEqualTo("/things/?a=b");
    assertThat(body(dispatcher.dispatch(TestRequests.of("POST", "/things", "a=b",
        "Authorization", "Token good", "Content-Type", "application/x-www-form-urlencoded"))))
        .isEqualTo("{\"a\":\"b\"}");
  }

  @Test
  void negotiationComesBeforeAuthentication() {
    assertStatus(406, TestRequests.get("/things/", "Accept", "image/png"),
        "Could not satisfy the request Accept header.");
    assertStatus(404, TestRequests.get("/things/?format=xml"), "Not found.");
    assertStatus(404, TestRequests.get("/things.xml"), "Not found.");
  }

  @Test
  void authenticationComesBeforeTheMethodAndTheBody() {
    assertStatus(401, TestRequests.of("DELETE", "/things/", ""), "Authentication credentials were not provided.");
    assertStatus(401, TestRequests.of("OPTIONS", "/things/", ""), "Authentication credentials were not provided.");
    assertStatus(401, TestRequests.of("POST", "/things/", "{", "Content-Type", "application/json"),
        "Authentication credentials were not provided.");
    assertStatus(401, TestRequests.get("/things/", "Authorization", "Token bad"), "Invalid token.");
    RestResponse response = dispatcher.dispatch(TestRequests.get("/things/"));
    assertThat(response.headers().get("WWW-Authenticate")).isEqualTo("Basic realm=\"api\"");
  }

  @Test
  void aWrongMethodIsToldWhichAreRight() {
    RestResponse response = dispatcher.dispatch(TestRequests.of("DELETE", "/things/", "", ANN));
    assertThat(response.status()).isEqualTo(405);
    assertThat(body(response)).isEqualTo("{\"detail\":\"Method \\\"DELETE\\\" not allowed.\"}");
    assertThat(response.headers().get("Allow")).isEqualTo("GET, POST, HEAD, OPTIONS");
    assertStatus(405, TestRequests.of("BREW", "/things/", "", ANN), "Method \"BREW\" not allowed.");
  }

  @Test
  void anAnswerCarriesTheHeadersOfTheFramework() {
    RestResponse response = dispatcher.dispatch(TestRequests.get("/things/", ANN));
    assertThat(response.headers().get("Content-Type")).isEqualTo("application/json");
    assertThat(response.headers().get("Content-Length")).isEqualTo("16");
    assertThat(response.headers().get("Vary")).isEqualTo("Accept, Cookie");
    assertThat(response.headers().get("X-Frame-Options")).isEqualTo("DENY");
    assertThat(response.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.headers().get("X-Request-Id")).isEqualTo("test");
  }

  @Test
  void indentationIsOnRequest() {
    assertThat(body(dispatcher.dispatch(TestRequests.get("/things/", "Authorization", "Token good",
        "Accept", "application/json; indent=4")))).isEqualTo("{\n    \"detail\": \"all\"\n}");
  }

  @Test
  void linksCarryTheFormatThatWasAskedForInTheAddress() {
    assertStatus(200, TestRequests.get("/things/7/", ANN), "http://localhost/things/7/");
    assertStatus(200, TestRequests.get("/things/7.json", ANN), "http://localhost/things/7.json");
    assertStatus(200, TestRequests.get("/things/7/?format=json", ANN), "http://localhost/things/7/?format=json");
  }

  @Test
  void whatIsNoNumberIsTheIdOfNothing() {
    assertStatus(404, TestRequests.get("/things/abc/", ANN), "Not found.");
    assertStatus(404, TestRequests.get("/things/99999999999999999999999/", ANN), "Not found.");
  }

  @Test
  void aSessionMustProveThatItsUserMeantIt() {
    assertStatus(200, TestRequests.get("/things/", "Cookie", "sessionid=" + session), "all");
    assertStatus(403, TestRequests.of("POST", "/things/", "", "Cookie", "sessionid=" + session),
        "CSRF Failed: CSRF cookie not set.");
    assertStatus(403, TestRequests.of("POST", "/things/", "", "Cookie", "sessionid=" + session + "; csrftoken=x"),
        "CSRF Failed: CSRF token missing or incorrect.");
    assertThat(dispatcher.dispatch(TestRequests.of("POST", "/things/", "", "Cookie",
        "sessionid=" + session + "; csrftoken=x", "X-CSRFToken", "x")).status()).isEqualTo(200);
    assertThat(dispatcher.dispatch(TestRequests.of("POST", "/things/", "csrfmiddlewaretoken=x", "Cookie",
        "sessionid=" + session + "; csrftoken=x", "Content-Type", "application/x-www-form-urlencoded")).status())
        .isEqualTo(200);
    assertThat(dispatcher.dispatch(TestRequests.of("POST", "/things/", "", "Cookie", "sessionid=" + session,
        "Authorization", "Token good")).status()).isEqualTo(200);
  }

  @Test
  void aCrashTellsNothingOfItsCause() {
    assertStatus(500, TestRequests.get("/broken/"), "A server error occurred.");
  }

  @Test
  void browsersOfOtherOriginsMayAskFirst() {
    RestResponse response = dispatcher.dispatch(TestRequests.of("OPTIONS", "/things/", "",
        "Origin", "https://editor.example", "Access-Control-Request-Method", "POST"));
    assertThat(response.status()).isEqualTo(204);
    assertThat(response.headers().get("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(response.headers().get("Access-Control-Allow-Headers")).contains("Authorization", "Content-Type");
  }

  private void assertStatus(int status, RestRequest request, String sentence) {
    RestResponse response = dispatcher.dispatch(request);
    assertThat(body(response)).isEqualTo(JsonText.compact(ErrorBodies.detail(sentence)));
    assertThat(response.status()).isEqualTo(status);
  }

  private static String body(RestResponse response) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      response.body().writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
