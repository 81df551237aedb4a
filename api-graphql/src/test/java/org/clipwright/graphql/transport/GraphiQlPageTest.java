package org.clipwright.graphql.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.CallerDirectory;
import org.clipwright.http.ClientAddress;
import org.clipwright.services.account.RequestThrottle;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphiQlPageTest {

  /** Knows one session. */
  private static final class OneSession implements CallerDirectory {

    @Override
    public Optional<Caller> byAuthorization(String header, String client) {
      return Optional.empty();
    }

    @Override
    public Optional<Caller> bySession(String sessionKey) {
      return Optional.of(sessionKey).filter("good"::equals).map(key -> new Caller() {
        @Override
        public String name() {
          return "ann";
        }

        @Override
        public boolean admitted() {
          return true;
        }
      });
    }
  }

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Handler.Sequence(
        new GraphiQlPage(new Callers(
            new OneSession(), RequestThrottle.NONE, new Origins(Set.of()), "sessionid", ClientAddress.direct()))));
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private HttpResponse<String> get(String path, String session) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
        .header("Cookie", "sessionid=" + session).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void whoHasNoSessionIsLedToTheLogIn() throws Exception {
    HttpResponse<String> answer = get("/graphiql/", "old");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(header(answer, "Location")).isEqualTo("/api-auth/login/?next=/graphiql/");
    assertThat(header(get("/graphiql", "good"), "Location")).isEqualTo("/graphiql/");
  }

  @Test
  void everyPartOfThePageComesFromHere() throws Exception {
    HttpResponse<String> page = get("/graphiql/", "good");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Security-Policy")).contains("script-src 'self';").doesNotContain("unsafe-eval");
    Matcher parts = Pattern.compile("(?:src|href)=\"([\\w.-]+\\.(?:js|css))\"").matcher(page.body());
    int count = 0;
    for (; parts.find(); count++) {
      HttpResponse<String> part = get("/graphiql/" + parts.group(1), "");
      assertThat(part.statusCode()).as(parts.group(1)).isEqualTo(200);
      assertThat(part.body()).as(parts.group(1)).isNotEmpty();
    }
    assertThat(count).isEqualTo(7);
    assertThat(page.body()).doesNotContain("http://", "https://");
  }

  @Test
  void whatIsNoPartOfThePageIsLeftToOthers() throws Exception {
    assertThat(get("/graphiql/other.js", "good").statusCode()).isEqualTo(404);
    assertThat(get("/graphiql/../graphiql.html", "good").statusCode()).isEqualTo(404);
    assertThat(get("/elsewhere/", "good").statusCode()).isEqualTo(404);
  }
}
