package org.clipwright.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clipwright.http.ClientAddress;
import org.clipwright.rest.message.BodyReader;
import org.clipwright.rest.message.Media;
import org.clipwright.rest.message.Offer;
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
import org.clipwright.services.account.Identification;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.idempotency.Idempotency;
import org.clipwright.services.testkit.InMemoryKeptAnswers;
import org.clipwright.services.testkit.InMemoryUsers;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only shows on a real connection. */
class RestHandlerTest {

  private static final int MEDIA_SIZE = 3_000_000;

  @TempDir Path uploads;
  private Server server;
  private int port;

  @BeforeEach
  void start() throws Exception {
    Action echo = exchange -> Answer.created(exchange.input().values().put("url", exchange.links().to("/echo/")));
    Action media = exchange -> new Answer.Stored(new Zeros(), List.<HttpField>of());
    List<Endpoint> endpoints = List.of(
        new Endpoint("Echo", "", new PathPattern("/echo/"), Access.PUBLIC, Offer.JSON_AND_PAGE,
            Map.of(Verb.POST, Operation.reading("echo", "", new Reply.Open(""), echo),
                Verb.GET, Operation.reading("get", "", new Reply.Open(""), exchange -> Answer.detail("here")),
                Verb.DELETE, Operation.reading("delete", "", new Reply.Nothing(),
                    exchange -> Answer.noContent()))),
        new Endpoint("Media", "", new PathPattern("/media/{key*}"), Access.PUBLIC, Offer.JSON_AND_PAGE,
            Map.of(Verb.GET, Operation.reading("media", "", new Reply.Bytes(List.of("*/*")), media))));
    RestDispatcher dispatcher = new RestDispatcher(new Router(endpoints),
        new RequestIdentity(new Identification(TestAccounts.of(new InMemoryUsers())), RequestThrottle.NONE),
        new BodyReader(BodyLimits.DEFAULT, UploadRoom.unlimited(uploads)), new Cors(Set.of()),
        new BrowsablePages(PageViews.NONE),
        new Idempotency(new InMemoryKeptAnswers()));
    server = new Server();
    ServerConnector connector = new ServerConnector(server, RestApi.connectionFactory());
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setErrorHandler(RestApi.errorHandler());
    server.setHandler(new RestHandler(dispatcher, ClientAddress.direct()));
    server.start();
    port = connector.getLocalPort();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void doubledSlashesAreOne() throws IOException {
    assertThat(send("GET //echo// HTTP/1.1")).startsWith("HTTP/1.1 200 ").endsWith("{\"detail\":\"here\"}");
  }

  @Test
  void linksAreBuiltFromTheHostThatTheClientNamed() throws IOException {
    assertThat(post("", "Host: video.example:81")).contains("Location: http://video.example:81/echo/");
  }

  @Test
  void everyJsonAnswerTellsItsLength() throws IOException {
    assertThat(send("GET /echo/ HTTP/1.1")).contains("Content-Length: 17\r\n").doesNotContain("Transfer-Encoding");
    assertThat(send("GET /nothing/ HTTP/1.1")).contains("Content-Length: 23\r\n");
  }

  @Test
  void headIsGetWithoutTheBody() throws IOException {
    assertThat(send("HEAD /echo/ HTTP/1.1")).contains("Content-Length: 17\r\n").endsWith("\r\n\r\n");
    assertThat(send("HEAD /media/a.mp4 HTTP/1.1")).contains("Content-Length: " + MEDIA_SIZE).endsWith("\r\n\r\n");
  }

  @Test
  void deletedIsAnsweredWithoutContent() throws IOException {
    assertThat(send("DELETE /echo/ HTTP/1.1")).startsWith("HTTP/1.1 204 ").endsWith("\r\n\r\n");
  }

  @Test
  void chunkedBodiesAreRead() throws IOException {
    assertThat(send("POST /echo/ HTTP/1.1", "Transfer-Encoding: chunked", "Content-Type: application/json", "",
        "7\r\n{\"a\":1}\r\n0\r\n\r\n")).contains("HTTP/1.1 201 ", "{\"a\":1,\"url\"");
  }

  @Test
  void mediaAreSentWholeAndInParts() throws IOException {
    String whole = send("GET /media/a.mp4 HTTP/1.1");
    assertThat(whole.length() - whole.indexOf("\r\n\r\n") - 4).isEqualTo(MEDIA_SIZE);
    assertThat(send("GET /media/a.mp4 HTTP/1.1", "Range: bytes=5-9")).startsWith("HTTP/1.1 206 ")
        .contains("Content-Range: bytes 5-9/" + MEDIA_SIZE).endsWith("\r\n\r\n00000");
    assertThat(send("GET /media/a.mp4 HTTP/1.1", "If-None-Match: \"z\"")).startsWith("HTTP/1.1 304 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%00/", "/%zz/"})
  void clientIsToldThatItsConnectionEndsAfterAnAddressThatIsNone(String address) throws IOException {
    assertThat(send("GET " + address + " HTTP/1.1")).startsWith("HTTP/1.1 400 ").contains("Connection: close\r\n")
        .endsWith("{\"detail\":\"The server cannot read this request. Its address or its headers are malformed.\"}");
  }

  @Test
  void anUnreadBodyDoesNotHurtTheNextRequest() throws IOException {
    String answers = send("PUT /echo/ HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbodyGET /echo/ HTTP/1.1");
    assertThat(answers).contains("HTTP/1.1 405 ", "HTTP/1.1 200 ");
  }

  @Test
  void aBodyThatIsCutShortLeavesNoUploadBehind() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(("POST /echo/ HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n"
          + "Content-Type: multipart/form-data; boundary=B\r\n\r\n--B\r\nContent-Disposition: form-data; name=\"m\";"
          + " filename=\"m.mp4\"\r\n\r\n" + "x".repeat(200_000)).getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    }
    server.stop();
    try (var left = Files.list(uploads)) {
      assertThat(left).isEmpty();
    }
  }

  private String post(String body, String... headers) throws IOException {
    String[] lines = new String[headers.length + 3];
    lines[0] = "POST /echo/ HTTP/1.1";
    System.arraycopy(headers, 0, lines, 1, headers.length);
    lines[headers.length + 1] = "Content-Length: " + body.length();
    lines[headers.length + 2] = "\r\n" + body;
    return send(lines);
  }

  private String send(String... lines) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String head = String.join("\r\n", lines);
      String host = head.contains("Host: video") ? "" : "Host: localhost\r\n";
      String start = lines[0] + "\r\n" + host + "Connection: close\r\n";
      String rest = head.substring(lines[0].length()).replaceFirst("^\r\n", "");
      String request = start + rest + (rest.contains("\r\n\r\n") ? "" : rest.isEmpty() ? "\r\n" : "\r\n\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private record Zeros() implements Media {
    @Override
    public long size() {
      return MEDIA_SIZE;
    }

    @Override
    public String contentType() {
      return "video/mp4";
    }

    @Override
    public String etag() {
      return "z";
    }

    @Override
    public Instant modified() {
      return Instant.EPOCH;
    }

    @Override
    public InputStream open(long offset, long length) {
      return new ByteArrayInputStream("0".repeat((int) length).getBytes(StandardCharsets.US_ASCII));
    }
  }
}
