package org.clipwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.Configuration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** Listening, health and stopping. */
class WebServerTest {

  /** What came back. */
  private record Answer(int status, String body) {}

  private static Configuration.Listening listening(int port) {
    return Configuration.read(Map.of("CLIPWRIGHT_PORT", Integer.toString(port))).listening();
  }

  private static Answer get(WebServer server, String path) {
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      return client.execute(
          new HttpGet(server.address() + path),
          response -> new Answer(response.getCode(), EntityUtils.toString(response.getEntity())));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void healthIsToldWithoutAskingTheChecks() throws Exception {
    HealthHandler health = new HealthHandler(Map.of("database", () -> {
      throw new IllegalStateException("gone");
    }));
    try (WebServer server = WebServer.start(listening(0), Optional.empty(), health, List.of())) {
      assertThat(get(server, "/healthz").body()).isEqualTo("{\"status\":\"ok\"}");
      Answer ready = get(server, "/readyz");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.body()).isEqualTo("{\"status\":\"failed\",\"checks\":{\"database\":\"failed\"}}");
    }
  }

  @Test
  void readyServerSaysSoUntilItDrains() throws Exception {
    HealthHandler health = new HealthHandler(Map.of("database", () -> {}));
    try (WebServer server = WebServer.start(listening(0), Optional.empty(), health, List.of())) {
      assertThat(get(server, "/readyz").status()).isEqualTo(200);
      health.drain();
      assertThat(get(server, "/readyz").status()).isEqualTo(503);
      assertThat(get(server, "/healthz").status()).isEqualTo(200);
    }
  }

  @Test
  void requestsHaveVirtualThreadsAndThoseInFlightFinishWhenTheServerStops() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch proceed = new CountDownLatch(1);
    Handler slow = new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback) throws Exception {
        arrived.countDown();
        proceed.await();
        Content.Sink.write(response, true, Thread.currentThread().isVirtual() ? "virtual" : "platform", callback);
        return true;
      }
    };
    WebServer server = WebServer.start(listening(0), Optional.empty(), new HealthHandler(Map.of()), List.of(slow));
    CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> get(server, "/slow"));
    arrived.await();
    Thread stopping = Thread.ofVirtual().start(server::close);
    proceed.countDown();
    assertThat(answer.get().body()).isEqualTo("virtual");
    stopping.join();
  }

  @Test
  void portThatIsInUseIsSaid() {
    try (WebServer first = WebServer.start(listening(0), Optional.empty(), new HealthHandler(Map.of()), List.of())) {
      int port = first.address().getPort();
      assertThatThrownBy(
          () -> WebServer.start(listening(port), Optional.empty(), new HealthHandler(Map.of()), List.of()))
          .isInstanceOf(CommandException.class)
          .hasMessageStartingWith("Port " + port + " of 127.0.0.1 cannot be used");
    }
  }
}
