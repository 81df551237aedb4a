package org.clipwright.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.TlsSettings;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real handshakes with a server whose certificate comes and goes. */
class HttpsConnectorsTest {

  @TempDir private Path folder;
  private final Server server = new Server();
  private final List<String> warnings = new ArrayList<>();
  private Issued authority;
  private TlsSettings.Source.Files files;
  private TlsCertificate certificate;
  private ServerConnector secure;
  private ServerConnector plain;

  @BeforeEach
  void start() throws Exception {
    authority = Issued.authority("test authority");
    files = new TlsSettings.Source.Files(folder.resolve("server.pem"), folder.resolve("server.key"));
    put(authority.issue("localhost", "RSA"));
    Configuration.Listening listening = listening(Map.of("CLIPWRIGHT_TLS_REDIRECT_PORT", "0"));
    certificate = new TlsCertificate(files, () -> Issued.NOW, warnings::add);
    HttpsConnectors connectors = new HttpsConnectors(certificate, Optional.empty(), listening.tls().orElseThrow());
    secure = connectors.connector(server, new HttpConfiguration());
    plain = connectors.plainConnector(server, new HttpConfiguration()).orElseThrow();
    server.addConnector(secure);
    server.addConnector(plain);
    server.setHandler(HttpsConnectors.redirect(secure, Optional.empty(), new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback) {
        Content.Sink.write(response, true, request.getHttpURI().getScheme(), callback);
        return true;
      }
    }));
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private Configuration.Listening listening(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("CLIPWRIGHT_TLS_CERTIFICATE", files.certificate().toString());
    settings.put("CLIPWRIGHT_TLS_KEY", files.key().toString());
    return Configuration.read(settings).listening();
  }

  private void put(Issued issued) throws IOException {
    Issued.file(files.certificate(), Issued.pem(issued.certificate(), authority.certificate()));
    Issued.file(files.key(), issued.key());
  }

  private SSLSocket connected(SSLParameters wanted) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority",
        new JcaX509CertificateConverter().getCertificate(authority.certificate()));
    TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", secure.getLocalPort());
    socket.setSoTimeout(10_000);
    wanted.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(wanted);
    socket.startHandshake();
    return socket;
  }

  private static SSLParameters speaking(String protocol, String... ciphers) {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {protocol});
    if (ciphers.length > 0) {
      parameters.setCipherSuites(ciphers);
    }
    return parameters;
  }

  private static String ask(Socket socket, String start) throws IOException {
    socket.getOutputStream()
        .write((start + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    byte[] answer = new byte[4096];
    int length = socket.getInputStream().read(answer);
    return new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII);
  }

  private static String serial(SSLSocket socket) throws SSLException {
    return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber().toString();
  }

  /** One look finds that the files have changed, the next that they stay so. */
  private void lookTwice() {
    certificate.look();
    certificate.look();
  }

  @Test
  void speaksHttp2AndTheNewestProtocol() throws Exception {
    SSLParameters browser = new SSLParameters();
    browser.setApplicationProtocols(new String[] {"h2", "http/1.1"});
    try (SSLSocket socket = connected(browser)) {
      assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
    }
    try (SSLSocket socket = connected(speaking("TLSv1.2"))) {
      assertThat(socket.getSession().getCipherSuite()).matches("TLS_ECDHE_RSA_WITH_.*(GCM|POLY1305).*");
      assertThat(ask(socket, "GET /")).startsWith("HTTP/1.1 200").endsWith("https")
          .contains("Strict-Transport-Security: max-age=2592000\r\n");
    }
  }

  @Test
  void oldCiphersAreNotSpoken() {
    for (String cipher : List.of("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
        "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256")) {
      assertThatThrownBy(() -> connected(speaking("TLSv1.2", cipher))).as(cipher).isInstanceOf(SSLException.class)
          .hasMessageContaining("handshake_failure");
    }
  }

  @Test
  void plainHttpLeadsToHttps() throws Exception {
    try (Socket socket = new Socket("localhost", plain.getLocalPort())) {
      assertThat(ask(socket, "POST /projects/?a=b")).startsWith("HTTP/1.1 308")
          .contains("Location: https://localhost:" + secure.getLocalPort() + "/projects/?a=b\r\n")
          .doesNotContain("Strict-Transport-Security");
    }
  }

  @Test
  void newCertificateIsForNewConnectionsAndLeavesOpenOnesAlone() throws Exception {
    try (SSLSocket before = connected(speaking("TLSv1.3"))) {
      assertThat(ask(before, "GET /")).startsWith("HTTP/1.1 200");
      Issued renewed = authority.issue("localhost", "EC");
      put(renewed);
      lookTwice();
      assertThat(ask(before, "GET /")).as("the connection goes on").startsWith("HTTP/1.1 200");
      try (SSLSocket after = connected(speaking("TLSv1.3"))) {
        assertThat(serial(after)).isEqualTo(renewed.certificate().getSerialNumber().toString())
            .isNotEqualTo(serial(before));
      }
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void whatCannotBeUsedLeavesTheOneBeforeAndIsSaidOnce() throws Exception {
    String first;
    try (SSLSocket socket = connected(speaking("TLSv1.3"))) {
      first = serial(socket);
    }
    String certificates = Files.readString(files.certificate());
    Files.delete(files.certificate());
    lookTwice();
    lookTwice();
    assertThat(warnings).singleElement().asString().startsWith("The previous TLS certificate stays in use")
        .endsWith("server.pem, which does not exist. Put the PEM file there, or correct the path.");
    Issued.file(files.certificate(), certificates);
    Issued.file(files.key(), authority.issue("localhost", "EC").key());
    lookTwice();
    lookTwice();
    assertThat(warnings).hasSize(2).last().asString().contains("does not belong to the certificate");
    try (SSLSocket socket = connected(speaking("TLSv1.3"))) {
      assertThat(serial(socket)).isEqualTo(first);
    }
    put(authority.issue("localhost", "EC"));
    lookTwice();
    assertThat(warnings).hasSize(2);
    try (SSLSocket socket = connected(speaking("TLSv1.3"))) {
      assertThat(serial(socket)).isNotEqualTo(first);
    }
  }

  @Test
  void endOfTheCertificateIsSaidOnceBeforeItComes() throws Exception {
    put(authority.issue("localhost", "EC", Issued.NOW.minusSeconds(60), Issued.NOW.plusSeconds(86_400)));
    lookTwice();
    lookTwice();
    assertThat(warnings).singleElement().asString()
        .startsWith("The TLS certificate in use expires at 2026-06-02T12:00:00Z. Renew it in ");
  }

  @Test
  void selfSignedCertificateIsKeptAndNotForStrictBrowsers() throws Exception {
    Path own = folder.resolve("tls");
    Configuration.Listening listening =
        Configuration.read(Map.of("CLIPWRIGHT_TLS_CERTIFICATE", "self-signed")).listening();
    InstantSource clock = InstantSource.fixed(Instant.now());
    try (HttpsConnectors made = HttpsConnectors.of(listening.tls().orElseThrow(), listening, own, clock)) {
      assertThat(made.names()).contains("localhost");
      assertThat(made.toTrust()).contains(own.resolve("self-signed.pem"));
    }
    String kept = Files.readString(own.resolve("self-signed.pem"));
    try (HttpsConnectors again = HttpsConnectors.of(listening.tls().orElseThrow(), listening, own, clock)) {
      assertThat(Files.readString(own.resolve("self-signed.pem"))).isEqualTo(kept);
    }
    assertThat(listening.tls().orElseThrow().strictFor()).isZero();
    assertThat(Files.getPosixFilePermissions(own.resolve("self-signed.key"))).hasSize(2);
  }
}
