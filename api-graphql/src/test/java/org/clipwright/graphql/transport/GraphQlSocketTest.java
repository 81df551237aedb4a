package org.clipwright.graphql.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.clipwright.graphql.execution.ToyGraph;
import org.clipwright.graphql.setup.GraphQlLimits;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.budget.UploadRoom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations over graphql-transport-ws, and each way in which a socket ends. */
final class GraphQlSocketTest {

  private static final String INIT =
      "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"" + ToyGraph.TOKEN + "\"}}";

  @TempDir Path uploads;
  private ToyServer server;

  /** A client that keeps what it hears. */
  private static final class Client implements WebSocket.Listener {

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private WebSocket socket;

    static Client open(URI uri, String subprotocol, String... headers) throws Exception {
      Client client = new Client();
      WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
      for (int i = 0; i < headers.length; i += 2) {
        builder.header(headers[i], headers[i + 1]);
      }
      if (!subprotocol.isEmpty()) {
        builder.subprotocols(subprotocol);
      }
      client.socket = builder.buildAsync(uri, client).get(10, TimeUnit.SECONDS);
      return client;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        messages.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete("broken");
    }

    void say(String message) throws Exception {
      socket.sendText(message, true).get(10, TimeUnit.SECONDS);
    }

    String hear() throws Exception {
      return messages.poll(10, TimeUnit.SECONDS);
    }

    String end() throws Exception {
      return closed.get(10, TimeUnit.SECONDS);
    }
  }

  @BeforeEach
  void start() throws Exception {
    GraphQlLimits.SocketLimits sockets =
        new GraphQlLimits.SocketLimits(20, 3, new GraphQlLimits.Shares(12, 2, 6), 3, 50_000, Duration.ofSeconds(2),
            Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(200));
    server = new ToyServer(
        new GraphQlLimits(GraphQlLimits.DEFAULT.document(), GraphQlLimits.DEFAULT.request(), sockets), uploads);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private Client open(String... headers) throws Exception {
    return Client.open(server.uri("ws", ""), "graphql-transport-ws", headers);
  }

  private Client initialised() throws Exception {
    Client client = open();
    client.say(INIT);
    assertThat(client.hear()).isEqualTo("{\"type\":\"connection_ack\"}");
    return client;
  }

  private static String subscribe(String id, String query) {
    return "{\"id\":\"" + id + "\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + query + "\"}}";
  }

  @Test
  void queriesMutationsAndSubscriptionsTravel() throws Exception {
    Client client = initialised();
    client.say(subscribe("q", "{hello}"));
    assertThat(client.hear())
        .isEqualTo("{\"id\":\"q\",\"type\":\"next\",\"payload\":{\"data\":{\"hello\":\"world\"}}}");
    assertThat(client.hear()).contains("\"complete\"");
    client.say(subscribe("q", "mutation{change}"));
    assertThat(client.hear()).contains("changed");
    assertThat(client.hear()).contains("\"complete\"");
    client.say(subscribe("s", "subscription{count(to:2)}"));
    assertThat(client.hear()).contains("{\"count\":\"1\"}");
    assertThat(client.hear()).contains("{\"count\":\"2\"}");
    assertThat(client.hear()).contains("\"complete\"");
    client.say(subscribe("e", "{nothing}"));
    assertThat(client.hear()).startsWith("{\"id\":\"e\",\"type\":\"error\",\"payload\":[{");
  }

  @Test
  void pingsAreAnswered() throws Exception {
    Client client = open();
    client.say("{\"type\":\"ping\",\"payload\":{\"a\":1}}");
    assertThat(client.hear()).contains("\"pong\"").contains("{\"a\":1}");
    client.say("{\"type\":\"ping\"}");
    assertThat(client.hear()).isEqualTo("{\"type\":\"pong\"}");
    client.say("{\"type\":\"pong\"}");
    client.say(INIT);
    assertThat(client.hear()).contains("connection_ack");
  }

  @Test
  void completeStopsASubscription() throws Exception {
    Client client = initialised();
    client.say(subscribe("s", "subscription{silence}"));
    client.say("{\"id\":\"s\",\"type\":\"complete\"}");
    client.say("{\"id\":\"unknown\",\"type\":\"complete\"}");
    assertThat(server.graph.cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    client.say(subscribe("s", "{hello}"));
    assertThat(client.hear()).contains("world");
  }

  @Test
  void invalidMessagesCloseWith4400() throws Exception {
    for (String message : new String[] {"{", "[]", "{\"type\":\"start\"}", "{\"type\":\"next\",\"id\":\"1\"}",
      "{\"type\":\"connection_init\",\"payload\":7}", "{\"type\":\"subscribe\",\"payload\":{\"query\":\"{hello}\"}}",
      "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{}}", "{\"type\":\"complete\"}",
      "{\"type\":\"ping\",\"payload\":\"x\"}"}) {
      Client client = open();
      client.say(message);
      assertThat(client.end()).as(message).startsWith("4400");
    }
    Client binary = open();
    binary.socket.sendBinary(ByteBuffer.allocate(1), true);
    assertThat(binary.end()).startsWith("4400");
  }

  @Test
  void subscribeBeforeInitClosesWith4401() throws Exception {
    Client client = open();
    client.say(subscribe("1", "{hello}"));
    assertThat(client.end()).isEqualTo("4401 Unauthorized");
  }

  @Test
  void badCredentialsCloseWith4403() throws Exception {
    for (String payload : new String[] {"{}", "{\"token\":\"no\"}", "{\"Authorization\":\"Bearer x\"}"}) {
      Client client = open();
      client.say("{\"type\":\"connection_init\",\"payload\":" + payload + "}");
      assertThat(client.end()).isEqualTo("4403 Forbidden");
    }
    Client none = open();
    none.say("{\"type\":\"connection_init\"}");
    assertThat(none.end()).isEqualTo("4403 Forbidden");
  }

  @Test
  void sessionsCountOnlyFromOwnPages() throws Exception {
    Client own = open("Cookie", "sessionid=session", "Origin", "http://" + server.authority());
    own.say("{\"type\":\"connection_init\"}");
    assertThat(own.hear()).contains("connection_ack");
    Client foreign = open("Cookie", "sessionid=session", "Origin", "https://evil.example.org");
    foreign.say("{\"type\":\"connection_init\"}");
    assertThat(foreign.end()).isEqualTo("4403 Forbidden");
  }

  @Test
  void otherSubprotocolsCloseWith4406() throws Exception {
    assertThat(Client.open(server.uri("ws", ""), "").end()).isEqualTo("4406 Subprotocol not acceptable");
  }

  @Test
  void silenceClosesWith4408() throws Exception {
    assertThat(open().end()).isEqualTo("4408 Connection initialisation timeout");
  }

  @Test
  void idsInUseCloseWith4409() throws Exception {
    Client client = initialised();
    client.say(subscribe("s", "subscription{silence}"));
    client.say(subscribe("s", "subscription{silence}"));
    assertThat(client.end()).isEqualTo("4409 Subscriber for s already exists");
    assertThat(server.graph.cancelled.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void secondInitClosesWith4429() throws Exception {
    Client client = initialised();
    client.say(INIT);
    assertThat(client.end()).isEqualTo("4429 Too many initialisation requests");
  }

  @Test
  void revokedCredentialsCloseWith4403() throws Exception {
    Client client = initialised();
    client.say(subscribe("s", "subscription{silence}"));
    server.graph.revoked.set(true);
    assertThat(client.end()).isEqualTo("4403 Forbidden");
    assertThat(server.graph.cancelled.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aStopClosesWith1001() throws Exception {
    Client client = initialised();
    server.close();
    assertThat(client.end()).startsWith("1001");
  }

  @Test
  void longMessagesCloseWith1009() throws Exception {
    Client client = initialised();
    client.say(subscribe("1", "x".repeat(60_000)));
    assertThat(client.end()).startsWith("1009");
  }

  @Test
  void socketsStayOpenAsLongAsTheirClientAnswersPings() throws Exception {
    Client client = initialised();
    assertThat(client.closed.completeOnTimeout("still open", 3, TimeUnit.SECONDS).get()).isEqualTo("still open");
  }

  @Test
  void operationsPerSocketAreLimited() throws Exception {
    Client client = initialised();
    for (int i = 0; i < 4; i++) {
      client.say(subscribe("s" + i, "subscription{silence}"));
    }
    assertThat(client.hear()).contains("\"id\":\"s3\"").contains("LIMIT_EXCEEDED");
  }

  @Test
  void socketsThatOnlyWaitAreLimited() throws Exception {
    Client one = open();
    Client two = open();
    CompletableFuture<WebSocket> three =
        HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("graphql-transport-ws")
            .buildAsync(server.uri("ws", ""), new Client());
    assertThat(three.handle((socket, failure) -> failure != null).get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(one.end()).startsWith("4408");
    assertThat(two.end()).startsWith("4408");
    initialised();
  }

  private CompletableFuture<Boolean> refused(String address) {
    return HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("graphql-transport-ws")
        .header("X-Forwarded-For", address).buildAsync(server.uri("ws", ""), new Client())
        .handle((socket, failure) -> failure != null);
  }

  @Test
  void oneAddressCannotTakeThePlacesOfAllWhoHaveYetToIntroduceThemselves() throws Exception {
    assertThat(refused("192.0.2.1").get(10, TimeUnit.SECONDS)).isFalse();
    assertThat(refused("192.0.2.1").get(10, TimeUnit.SECONDS)).isFalse();
    assertThat(refused("192.0.2.1").get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(refused("192.0.2.2").get(10, TimeUnit.SECONDS)).as("another address finds a place").isFalse();
  }

  @Test
  void oneUserCannotTakeThePlacesOfAll() throws Exception {
    for (int i = 0; i < 6; i++) {
      initialised();
    }
    Client client = open();
    client.say(INIT);
    assertThat(client.end()).isEqualTo("1013 This user has too many connections open; close one first.");
  }

  @Test
  void oneUserCannotTakeThePlacesOfAllWithEventStreams() throws Exception {
    HttpRequest request = server.post("{\"query\":\"subscription{silence}\"}").header("Accept", "text/event-stream")
        .header("Authorization", ToyGraph.TOKEN).build();
    List<InputStream> streams = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) {
        HttpResponse<InputStream> stream = server.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        streams.add(stream.body());
      }
      HttpResponse<String> refused = server.client().send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("This user has too many connections open; close one first.");
    } finally {
      for (InputStream stream : streams) {
        stream.close();
      }
    }
  }

  @Test
  void whoGuessesTooOftenIsToldWhenToComeBack() throws Exception {
    Client client = open();
    client.say("{\"type\":\"connection_init\",\"payload\":{\"token\":\"often\"}}");
    assertThat(client.end()).isEqualTo("1013 Request was throttled. Expected available in 7 seconds.");
  }

  @Test
  void whoGuessesTooOftenInTheUpgradeIsToldSoToo() throws Exception {
    String bare = "{\"type\":\"connection_init\"}";
    Client client = open("Authorization", "Token often");
    client.say(bare);
    assertThat(client.end()).isEqualTo("1013 Request was throttled. Expected available in 7 seconds.");
    Client wrong = open("Authorization", "Token wrong");
    wrong.say(bare);
    assertThat(wrong.end()).isEqualTo("4403 Forbidden");
  }

  @Test
  void whoSendsTooMuchIsToldSoByHttpAndOnASocketAlike() throws Exception {
    server.close();
    RequestThrottle three = new RequestThrottle(Optional.of(new RequestThrottle.Rate(3, 1)), () -> Instant.EPOCH);
    server = new ToyServer(GraphQlLimits.DEFAULT, UploadRoom.unlimited(uploads), three);
    Client client = initialised();
    for (int i = 0; i < 3; i++) {
      client.say(subscribe("q", "{hello}"));
      assertThat(client.hear()).contains("\"next\"");
      assertThat(client.hear()).contains("\"complete\"");
    }
    client.say(subscribe("q", "{hello}"));
    assertThat(client.hear()).startsWith("{\"id\":\"q\",\"type\":\"error\"")
        .contains("RATE_LIMITED").contains("Request was throttled. Expected available in 1 second.");
    HttpResponse<String> answer = server.signedIn(server.post("{\"query\":\"{hello}\"}"));
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(answer.body()).contains("RATE_LIMITED");
    assertThat(server.send(server.get("?query=%7Bhello%7D")).statusCode()).as("a stranger's is counted apart")
        .isEqualTo(401);
  }

  @Test
  void readersThatDoNotReadAreDroppedAndNothingPilesUp() throws Exception {
    Client client = new Client();
    WebSocket socket =
        HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("graphql-transport-ws")
            .buildAsync(server.uri("ws", ""), new WebSocket.Listener() {
              @Override
              public void onOpen(WebSocket opened) {
                // Never asks for a message.
              }
            }).get(10, TimeUnit.SECONDS);
    client.socket = socket;
    client.say(INIT);
    client.say(subscribe("s", "subscription{flood}"));
    assertThat(server.graph.cancelled.await(15, TimeUnit.SECONDS)).isTrue();
    assertThat(server.graph.emitted.get()).isLessThan(1_000);
  }
}
