package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server over HTTPS, by clients that check its certificate. */
class TlsTest {

  private static final String GREETING = "{\"type\":\"connection_init\"}";
  private static final String WELCOME = "connection_ack";
  private static final String DEMO =
      "Basic " + Base64.getEncoder().encodeToString("demo-cloud:demo-password".getBytes(StandardCharsets.US_ASCII));

  @TempDir private Path folder;

  private KeyStore trusted() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream file = Files.newInputStream(folder.resolve("data/tls/self-signed.pem"))) {
      store.setCertificateEntry("server", CertificateFactory.getInstance("X.509").generateCertificate(file));
    }
    return store;
  }

  private SSLContext trust() throws Exception {
    TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  @Test
  void apiUploadsAndSocketsGoOverHttps() throws Exception {
    Map<String, String> settings = Map.of("CLIPWRIGHT_RENDER_WORKERS", "0", "CLIPWRIGHT_TLS_REDIRECT_PORT", "0");
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings, "--tls-self-signed")) {
      URI address = server.address();
      assertThat(address.getScheme()).isEqualTo("https");
      try (HttpClient http = HttpClient.newBuilder().sslContext(trust()).build()) {
        Client client = new Client(http, address, "demo-cloud", "demo-password");
        JsonNode project = Samples.project(client);
        assertThat(project.path("url").asText()).startsWith(address + "/projects/");
        JsonNode file = client.upload(project, Samples.picture(folder)).json();
        assertThat(file.path("media").asText()).startsWith(address + "/media/");
        Path fetched = client.download(file.path("media").asText(), folder.resolve("fetched"));
        assertThat(fetched).hasSameBinaryContentAs(folder.resolve("bars.png"));
        refusedWhileItSends(http, client, address);
        overHttp1(http, address);
      }
      overHttp2(address);
    }
  }

  /** A client of HTTP/2 that sends what is not wanted reads why, and may go on asking by the same connection. */
  private static void refusedWhileItSends(HttpClient http, Client client, URI address) throws Exception {
    byte[] large = new byte[20 << 20];
    new Random(1).nextBytes(large);
    HttpResponse<String> refused = http.send(
        HttpRequest.newBuilder(address.resolve("/projects/")).header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(large)).build(),
        HttpResponse.BodyHandlers.ofString());
    assertThat(refused.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(client.answer("/projects/").status()).isEqualTo(200);
  }

  private static URI socket(URI address) {
    return URI.create(address.toString().replaceFirst("https", "wss") + "/graphql");
  }

  private static void overHttp1(HttpClient http, URI address) throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    WebSocket socket = http.newWebSocketBuilder().subprotocols("graphql-transport-ws").header("Authorization", DEMO)
        .buildAsync(socket(address), new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            answer.complete(text.toString());
            return null;
          }
        }).get(20, TimeUnit.SECONDS);
    socket.sendText(GREETING, true);
    assertThat(answer.get(20, TimeUnit.SECONDS)).contains(WELCOME);
    socket.abort();
  }

  /** Listens for the first message. */
  public static final class Listener implements Session.Listener.AutoDemanding {

    private final CompletableFuture<String> answer = new CompletableFuture<>();

    @Override
    public void onWebSocketText(String message) {
      answer.complete(message);
    }
  }

  /** As browsers do that have an HTTP/2 connection already (RFC 8441). */
  private void overHttp2(URI address) throws Exception {
    SslContextFactory.Client ssl = new SslContextFactory.Client();
    ssl.setTrustStore(trusted());
    ClientConnector connector = new ClientConnector();
    connector.setSslContextFactory(ssl);
    org.eclipse.jetty.client.HttpClient http =
        new org.eclipse.jetty.client.HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client(connector)));
    WebSocketClient client = new WebSocketClient(http);
    client.start();
    try {
      Listener listener = new Listener();
      ClientUpgradeRequest request = new ClientUpgradeRequest(socket(address));
      request.setSubProtocols("graphql-transport-ws");
      request.setHeader("Authorization", DEMO);
      Session session = client.connect(listener, request).get(20, TimeUnit.SECONDS);
      session.sendText(GREETING, Callback.NOOP);
      assertThat(listener.answer.get(20, TimeUnit.SECONDS)).contains(WELCOME);
    } finally {
      client.stop();
    }
  }
}
