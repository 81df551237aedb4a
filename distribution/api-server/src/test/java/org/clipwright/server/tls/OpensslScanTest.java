package org.clipwright.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.TlsSettings;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another TLS implementation finds that the server speaks, having tried all that it knows itself. */
class OpensslScanTest {

  private static final String ALL = "ALL:eNULL:@SECLEVEL=0";
  private static final Pattern AGREED = Pattern.compile("(?m)^New, (TLSv[\\d.]+|SSLv3), Cipher is (\\S+)$");

  @TempDir private Path folder;
  private final Server server = new Server();
  private ServerConnector connector;

  @BeforeAll
  static void isInstalled() throws InterruptedException {
    boolean there;
    try {
      there = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
    } catch (IOException missing) {
      there = false;
    }
    assumeTrue(there, "openssl is not installed.");
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private void serve(String keys) throws Exception {
    Issued authority = Issued.authority("test authority");
    Issued issued = authority.issue("localhost", keys);
    TlsSettings.Source.Files files =
        new TlsSettings.Source.Files(folder.resolve("server.pem"), folder.resolve("server.key"));
    Issued.file(files.certificate(), Issued.pem(issued.certificate(), authority.certificate()));
    Issued.file(files.key(), issued.key());
    Issued.file(folder.resolve("authority.pem"), Issued.pem(authority.certificate()));
    Configuration.Listening listening = Configuration.read(Map.of(
        "CLIPWRIGHT_TLS_CERTIFICATE", files.certificate().toString(), "CLIPWRIGHT_TLS_KEY", files.key().toString()))
        .listening();
    TlsCertificate certificate = new TlsCertificate(files, () -> Issued.NOW, warning -> {});
    connector = new HttpsConnectors(certificate, Optional.empty(), listening.tls().orElseThrow())
        .connector(server, new HttpConfiguration());
    server.addConnector(connector);
    server.start();
  }

  /** What a handshake with these options prints. */
  private String handshake(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-connect",
        "localhost:" + connector.getLocalPort(), "-servername", "localhost"));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return printed;
  }

  /** Offers all ciphers, then all but the one that was agreed on, and so on until nothing is agreed on. */
  private Set<String> ciphers(String... protocol) throws Exception {
    Set<String> found = new TreeSet<>();
    while (true) {
      String left = ALL + String.join("", found.stream().map(cipher -> ":!" + cipher).toList());
      List<String> options = new ArrayList<>(List.of(protocol));
      options.addAll(List.of("-cipher", left));
      String printed = handshake(options.toArray(String[]::new));
      Matcher agreed = AGREED.matcher(printed);
      if (!agreed.find()) {
        return found;
      }
      assertThat(found.add(agreed.group(2))).as(printed).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void onlyModernProtocolsAndCiphersAreSpoken(String keys) throws Exception {
    serve(keys);
    assertThat(ciphers("-tls1")).isEmpty();
    assertThat(ciphers("-tls1_1")).isEmpty();
    String signed = keys.equals("RSA") ? "ECDHE-RSA-" : "ECDHE-ECDSA-";
    assertThat(ciphers("-tls1_2")).containsExactlyInAnyOrder(
        signed + "AES128-GCM-SHA256", signed + "AES256-GCM-SHA384", signed + "CHACHA20-POLY1305");
    for (String cipher : List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256")) {
      assertThat(handshake("-tls1_3", "-ciphersuites", cipher)).contains("New, TLSv1.3, Cipher is " + cipher);
    }
    assertThat(handshake("-tls1_3", "-ciphersuites", "TLS_AES_128_CCM_SHA256:TLS_AES_128_CCM_8_SHA256"))
        .doesNotContainPattern(AGREED);
    assertThat(handshake("-tls1_2", "-alpn", "h2,http/1.1")).contains("ALPN protocol: h2", "Compression: NONE",
        "Secure Renegotiation IS supported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void chainIsCompleteForAPrivateAuthority(String keys) throws Exception {
    serve(keys);
    String authority = folder.resolve("authority.pem").toString();
    assertThat(handshake("-CAfile", authority, "-verify_return_error", "-verify_hostname", "localhost"))
        .contains("Verify return code: 0 (ok)");
    assertThat(handshake("-CAfile", authority, "-verify_return_error", "-verify_hostname", "other.example"))
        .contains("hostname mismatch").doesNotContain("Verify return code: 0 (ok)");
  }
}
