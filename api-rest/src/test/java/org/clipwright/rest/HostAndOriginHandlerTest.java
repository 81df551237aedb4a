package org.clipwright.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clipwright.rest.setup.BodyLimits;
import org.clipwright.rest.setup.RefusalForm;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.media.MediaAccess;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is let in, as a browser and as a program sends it. */
class HostAndOriginHandlerTest {

  private static final String EVIL = "Origin: https://evil.example";
  private static final String UPGRADE = "Upgrade: websocket";

  private final Server server = new Server();
  private int port;

  /** Stands for all APIs behind the handler. */
  private static final class Inside extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      response.setStatus(200);
      Content.Sink.write(response, true, "inside", callback);
      return true;
    }
  }

  private static RestConfiguration configuration(Set<String> hosts, Set<String> cors) {
    return new RestConfiguration(Optional.of(URI.create("https://video.example")), Optional.empty(), hosts,
        List.of("10.0.0.0/8"), cors, MediaAccess.ANYONE, BodyLimits.DEFAULT, UploadRoom.unlimited(Path.of(".")));
  }

  private void start(RestConfiguration configuration) throws Exception {
    ServerConnector connector = new ServerConnector(server, RestApi.connectionFactory());
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    RefusalForm graph = (request, response, callback, status, sentence) -> {
      response.setStatus(status);
      Content.Sink.write(response, true, "graph: " + sentence, callback);
    };
    server.setHandler(RestApi.checkingHosts(configuration, Map.of("/graphql", graph), new Inside()));
    server.start();
    port = connector.getLocalPort();
  }

  private void start() throws Exception {
    start(configuration(Set.of(".lan.example"), Set.of("https://editor.example")));
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private String send(String line, String... headers) throws IOException {
    String host = List.of(headers).stream().anyMatch(header -> header.startsWith("Host:"))
        ? "" : "Host: 127.0.0.1:" + port + "\r\n";
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String request = line + " HTTP/1.1\r\n" + host + String.join("\r\n", headers) + (headers.length > 0 ? "\r\n" : "")
          + (List.of(headers).contains(UPGRADE) ? "Connection: Upgrade, close\r\n" : "Connection: close\r\n") + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void assertLetIn(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("inside");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /projects/", "PUT /projects/1/", "PATCH /projects/1/", "DELETE /projects/1/",
    "POST /tokens/", "POST /api-auth/login/", "POST /cloud-admin/auth/user/add/", "BREW /projects/"})
  void whatAForeignPageSendsIsRefusedWhateverItSignsInWith(String line) throws Exception {
    start();
    for (String credentials : List.of("Authorization: Basic YTpi", "Authorization: Token x",
        "Cookie: sessionid=x; csrftoken=y", "A: b")) {
      for (String page : List.of(EVIL, "Origin: null", "Origin: http://127.0.0.1:1",
          "Origin: https://127.0.0.1.evil.example", "Origin: x", "Sec-Fetch-Site: cross-site",
          "Sec-Fetch-Site: same-site", EVIL + "\r\nSec-Fetch-Site: same-origin",
          "Origin: https://video.example.evil.example", "Origin: https://video.example@evil.example")) {
        String answer = send(line, credentials, page);
        assertThat(answer).as(page).startsWith("HTTP/1.1 403 ").contains("\"detail\":\"A page of another origin (",
            "CLIPWRIGHT_CORS_ORIGINS").doesNotContain("inside");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /graphql", "POST /graphql/", "PUT /graphql/uploads/abc"})
  void theGraphRefusesInItsOwnForm(String line) throws Exception {
    start();
    assertThat(send(line, EVIL)).startsWith("HTTP/1.1 403 ")
        .contains("graph: A page of another origin (https://evil.example)");
  }

  @Test
  void aSocketOfAForeignPageIsNotOpened() throws Exception {
    start();
    assertThat(send("GET /graphql", UPGRADE, EVIL)).startsWith("HTTP/1.1 403 ");
    assertLetIn(send("GET /graphql", UPGRADE));
  }

  @Test
  void programsAndOurOwnPagesAreLetIn() throws Exception {
    start();
    assertLetIn(send("POST /projects/", "Authorization: Basic YTpi"));
    assertLetIn(send("POST /projects/", "Origin: http://127.0.0.1:" + port));
    assertLetIn(send("POST /projects/", "Origin: http://127.0.0.1:" + port, "Sec-Fetch-Site: same-origin"));
    assertLetIn(send("POST /projects/", "Origin: null", "Sec-Fetch-Site: same-origin"));
    assertLetIn(send("POST /projects/", "Origin: https://video.example"));
    assertLetIn(send("POST /projects/", "Origin: https://video.example", "Host: video.example:443"));
    assertLetIn(send("POST /projects/", "Origin: http://localhost", "Host: localhost"));
    assertLetIn(send("POST /projects/", "Sec-Fetch-Site: none"));
  }

  @Test
  void whatOnlyReadsIsAnybodys() throws Exception {
    start();
    assertLetIn(send("GET /projects/", EVIL, "Sec-Fetch-Site: cross-site"));
    assertLetIn(send("OPTIONS /projects/", EVIL, "Access-Control-Request-Method: POST"));
  }

  @Test
  void pagesThatTheOperatorAllowsAreLetIn() throws Exception {
    start();
    assertLetIn(send("POST /projects/", "Origin: https://editor.example", "Sec-Fetch-Site: cross-site"));
    assertThat(send("POST /projects/", "Origin: https://editor.example.evil.example")).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void allPagesCanBeAllowed() throws Exception {
    start(configuration(Set.of(), Set.of("*")));
    assertLetIn(send("POST /projects/", EVIL, "Sec-Fetch-Site: cross-site"));
    assertThat(send("POST /projects/", "Sec-Fetch-Site: cross-site")).startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", "evil",
    "lan.example.evil", "xlan.example", "0x7f.1", "video.example.", "[evil]", "1.2.3.4.5"})
  void onlyTheServersOwnNamesAreAnswered(String host) throws Exception {
    start(configuration(Set.of(".lan.example"), Set.of()));
    boolean ours = host.equals("video.example.");
    for (String line : List.of("GET /projects/", "POST /projects/", "GET /media/video/files/1/a.mp4")) {
      String answer = send(line, "Host: " + host);
      if (ours) {
        assertLetIn(answer);
      } else {
        assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("inside");
      }
    }
    if (host.equals("evil.example")) {
      assertThat(send("GET /", "Host: evil.example")).contains(
          "This server does not answer to the host name \\\"evil.example\\\"", "CLIPWRIGHT_ALLOWED_HOSTS",
          "application/json");
      assertThat(send("GET /graphql", "Host: evil.example", UPGRADE)).startsWith("HTTP/1.1 400 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:80", "a.localhost", "127.0.0.1", "192.168.1.7:8080", "[::1]:8080",
    "[fe80::1]", "video.example", "lan.example", "studio.lan.example:8080"})
  void ownNamesAndAddressesAreLetIn(String host) throws Exception {
    start();
    assertLetIn(send("GET /", "Host: " + host));
  }

  @Test
  void aRequestWithoutAnyNameIsLetIn() throws Exception {
    start();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains(" 200 ")
          .endsWith("inside");
    }
  }

  @Test
  void everyNameCanBeAllowed() throws Exception {
    start(configuration(Set.of("*"), Set.of()));
    assertLetIn(send("GET /", "Host: evil.example"));
  }

  @ParameterizedTest
  @CsvSource({"evil.example,false", "video.example,true", "'video.example, evil.example',true", "a b,false"})
  void aTrustedProxysHostFollowsTheSameRule(String host, boolean allowed) throws Exception {
    start(new RestConfiguration(Optional.of(URI.create("https://video.example")), Optional.empty(), Set.of(),
        List.of("127.0.0.0/8"), Set.of(), MediaAccess.ANYONE, BodyLimits.DEFAULT, UploadRoom.unlimited(Path.of("."))));
    assertThat(send("GET /", "X-Forwarded-Host: " + host)).startsWith(allowed ? "HTTP/1.1 200 " : "HTTP/1.1 400 ");
    assertThat(send("GET /", "Host: backend", "X-Forwarded-Host: " + host)).startsWith(allowed
        ? "HTTP/1.1 200 " : "HTTP/1.1 400 ");
  }

  @Test
  void whoIsNoTrustedProxyForwardsNothing() throws Exception {
    start();
    assertThat(send("GET /", "Host: evil.example", "X-Forwarded-Host: video.example")).startsWith("HTTP/1.1 400 ");
    assertThat(send("POST /", "Origin: https://evil.example", "X-Forwarded-Host: evil.example"))
        .startsWith("HTTP/1.1 403 ");
  }

  @Test
  void theOriginOfMediaHasNothingElse() throws Exception {
    start(new RestConfiguration(Optional.empty(), Optional.of(URI.create("https://media.example")), Set.of(), List.of(),
        Set.of("*"), MediaAccess.ANYONE, BodyLimits.DEFAULT, UploadRoom.unlimited(Path.of("."))));
    assertLetIn(send("GET /media/video/files/1/a.mp4", "Host: media.example"));
    assertLetIn(send("HEAD /media/video/files/1/a.mp4", "Host: media.example") + "inside");
    for (String line : List.of("GET /", "GET /projects/", "GET /api-auth/login/", "POST /graphql", "GET /graphiql/",
        "GET /static/pages.js", "POST /media/x", "GET /mediaplayer", "GET /cloud-admin/", "GET /media/../projects/",
        "GET /media/%2e%2e/projects/")) {
      assertThat(send(line, "Host: media.example")).as(line).doesNotContain("inside")
          .containsPattern("^HTTP/1.1 40[04] ");
    }
    assertThat(send("GET /media/video/files/1/a%20b.mp4?x=y")).startsWith("HTTP/1.1 307 ")
        .contains("Location: https://media.example/media/video/files/1/a%20b.mp4?x=y");
    assertLetIn(send("GET /projects/"));
  }

  @Test
  void everyAnswerSaysWhatABrowserMayDoWithIt() throws Exception {
    start();
    for (String answer : List.of(send("GET /"), send("POST /", EVIL), send("GET /", "Host: evil.example"))) {
      assertThat(answer).contains("X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
          "Referrer-Policy: same-origin", "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'");
    }
  }
}
