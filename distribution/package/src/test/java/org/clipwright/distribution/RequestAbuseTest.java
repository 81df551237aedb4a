package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents, bodies and sockets that would wear out a server without limits, sent to one whose heap is 256 MB. */
class RequestAbuseTest {

  private static final int SOCKETS = 10_000;
  private static final int KEPT_OPEN = 4_000;
  private static final int WAITING_OF_ONE_ADDRESS = 50;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static GraphClient graph;

  @BeforeAll
  static void serve() throws Exception {
    server = ServerUnderTest.start(folder.resolve("data"), Map.of("CLIPWRIGHT_RENDER_WORKERS", "0"));
    graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static void assertRefused(String document, String code) throws Exception {
    JsonNode error = graph.answer(document, Map.of()).path("errors").path(0);
    assertThat(error.path("extensions").path("code").asText()).as(error.toString()).isEqualTo(code);
    assertStillAnswers();
  }

  private static void assertStillAnswers() throws Exception {
    Instant asked = Instant.now();
    assertThat(graph.data("{ viewer { name } }", Map.of()).at("/viewer/name").asText()).isEqualTo("demo-cloud");
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void depthOfAThousandIsRefused() throws Exception {
    assertRefused("{" + "node(id:1){...on Clip{file{".repeat(500) + "id" + "}}}".repeat(500) + "}", "LIMIT_EXCEEDED");
  }

  @Test
  void millionAliasesAreRefused() throws Exception {
    StringBuilder document = new StringBuilder("{");
    for (int i = 0; i < 1_000_000; i++) {
      document.append('a').append(i).append(":viewer{id} ");
    }
    assertRefused(document.append('}').toString(), "LIMIT_EXCEEDED");
  }

  @Test
  void fragmentsInCirclesAreRefused() throws Exception {
    assertRefused("{ ...a } fragment a on Query { ...b } fragment b on Query { viewer { id } ...a }",
        "GRAPHQL_VALIDATION_FAILED");
  }

  @Test
  void variablesOfHundredMegabytesAreRefused() throws Exception {
    JsonNode answer = refused("/graphql", "application/json",
        "{\"query\": \"query($a: String) { viewer { id } }\", \"variables\": {\"a\": \"", 100, "\"}}");
    assertThat(answer.at("/errors/0/message").asText()).contains("8388608 bytes");
  }

  @Test
  void filesThatAreTooLargeForFormsAreRefused() throws Exception {
    JsonNode answer = refused("/graphql", "multipart/form-data; boundary=B",
        "--B\r\nContent-Disposition: form-data; name=\"0\"; filename=\"a.mp4\"\r\n\r\n", 300, "\r\n--B--\r\n");
    assertThat(answer.at("/errors/0/message").asText()).contains("larger than 268435456 bytes");
  }

  @ParameterizedTest
  @CsvSource({"application/json,'{\"name\":\"'", "application/x-www-form-urlencoded,name="})
  void projectsOfHundredMegabytesAreRefused(String type, String start) throws Exception {
    assertThat(refused("/projects/", type, start, 100, "").at("/detail").asText()).contains("larger than");
  }

  /** The answer to a client that sends all of its body, this many megabytes of it between two texts. */
  private static JsonNode refused(String path, String type, String start, int megabytes, String end) throws Exception {
    byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    HttpRequest request = HttpRequest.newBuilder(server.address().resolve(path))
        .header("Content-Type", type).header("Accept", "application/json")
        .header("Authorization", graph.authorization())
        .POST(BodyPublishers.ofInputStream(() -> body(start, block, megabytes, end))).build();
    HttpResponse<String> response;
    try (HttpClient http = HttpClient.newHttpClient()) {
      response = http.send(request, HttpResponse.BodyHandlers.ofString());
    }
    assertThat(response.statusCode()).as(response.body()).isEqualTo(413);
    assertStillAnswers();
    return MAPPER.readTree(response.body());
  }

  private static InputStream body(String start, byte[] block, int blocks, String end) {
    InputStream body = text(start);
    for (int i = 0; i < blocks; i++) {
      body = new SequenceInputStream(body, new ByteArrayInputStream(block));
    }
    return new SequenceInputStream(body, text(end));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Each takes a part of the heap for as long as it is open, whatever came over it. */
  @Test
  void connectionsThatStayOpenByTheThousandLeaveRoomForOthers() throws Exception {
    List<SocketChannel> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < KEPT_OPEN; i++) {
        SocketChannel socket = SocketChannel.open(
            new InetSocketAddress(server.address().getHost(), server.address().getPort()));
        sockets.add(socket);
        socket.write(ByteBuffer.wrap("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n"
            .repeat(3).getBytes(StandardCharsets.US_ASCII)));
        assertThat(status(socket)).isEqualTo("401");
      }
      assertStillAnswers();
    } finally {
      for (SocketChannel socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void socketsThatNeverIntroduceThemselvesTakeNoPlaceForLong() throws Exception {
    List<SocketChannel> sockets = new ArrayList<>();
    int opened = 0;
    int refused = 0;
    try {
      for (int i = 0; i < SOCKETS; i++) {
        SocketChannel socket = upgrade(server.address());
        sockets.add(socket);
        String status = status(socket);
        opened += status.equals("101") ? 1 : 0;
        refused += status.equals("503") ? 1 : 0;
        if (i % 2_500 == 0) {
          assertStillAnswers();
        }
      }
      assertThat(opened).isGreaterThanOrEqualTo(WAITING_OF_ONE_ADDRESS);
      assertThat(opened + refused).isEqualTo(SOCKETS);
      ServerUnderTest.await("room for others", () -> opens(server));
      assertStillAnswers();
    } finally {
      for (SocketChannel socket : sockets) {
        socket.close();
      }
    }
  }

  private static boolean opens(ServerUnderTest server) {
    try (SocketChannel socket = upgrade(server.address())) {
      return status(socket).equals("101");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static SocketChannel upgrade(URI server) throws IOException {
    SocketChannel socket = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
    socket.write(ByteBuffer.wrap(("GET /graphql HTTP/1.1\r\nHost: " + server.getAuthority()
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII)));
    return socket;
  }

  private static String status(SocketChannel socket) throws IOException {
    ByteBuffer head = ByteBuffer.allocate("HTTP/1.1 101".length());
    while (head.hasRemaining() && socket.read(head) >= 0) {
      // Goes on until the status has come.
    }
    return new String(head.array(), StandardCharsets.US_ASCII).substring("HTTP/1.1 ".length());
  }
}
