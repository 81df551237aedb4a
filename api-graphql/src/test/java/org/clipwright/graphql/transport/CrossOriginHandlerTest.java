package org.clipwright.graphql.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** Pages of other origins may send what the operator allows, never with a cookie. */
class CrossOriginHandlerTest {

  private static final String EDITOR = "https://editor.clipwright.test";

  /** Stands for all handlers that come after. */
  private static final class Next extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      response.setStatus(200);
      callback.succeeded();
      return true;
    }
  }

  private static HttpResponse<Void> send(String method, String path, String origin) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Handler.Sequence(new CrossOriginHandler(Set.of(EDITOR)), new Next()));
    server.start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
          .header("Origin", origin).header("Access-Control-Request-Method", "POST")
          .method(method, BodyPublishers.noBody()).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding());
    } finally {
      server.stop();
    }
  }

  private static String allowedOrigin(HttpResponse<?> answer) {
    return answer.headers().firstValue("Access-Control-Allow-Origin").orElse("none");
  }

  @Test
  void browserThatAsksIsToldWhatItMaySend() throws Exception {
    HttpResponse<Void> answer = send("OPTIONS", "/graphql", EDITOR);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(allowedOrigin(answer)).isEqualTo(EDITOR);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse("")).contains("Authorization",
        "Content-Type");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void requestOfAnAllowedPageGoesOn() throws Exception {
    HttpResponse<Void> answer = send("POST", "/graphql/", EDITOR);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(allowedOrigin(answer)).isEqualTo(EDITOR);
  }

  @Test
  void otherPagesAndOtherPathsAreNotAllowed() throws Exception {
    assertThat(allowedOrigin(send("POST", "/graphql", "https://elsewhere.clipwright.test"))).isEqualTo("none");
    assertThat(allowedOrigin(send("POST", "/graphqlish", EDITOR))).isEqualTo("none");
  }
}
