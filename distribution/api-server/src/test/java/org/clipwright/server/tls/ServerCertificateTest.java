package org.clipwright.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.TlsSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and keys of operators: what is taken, and what is said of what is not. */
class ServerCertificateTest {

  @TempDir private Path folder;
  private Issued authority;
  private Issued own;

  @BeforeEach
  void issue() throws Exception {
    authority = Issued.authority("test authority");
    own = authority.issue("video.example", "EC");
  }

  private ServerCertificate read(String certificates, String key) throws IOException {
    return ServerCertificate.read(
        new TlsSettings.Source.Files(
            Issued.file(folder.resolve("server.pem"), certificates), Issued.file(folder.resolve("server.key"), key)),
        Issued.NOW);
  }

  private void refused(String certificates, String key, String... words) {
    assertThatThrownBy(() -> read(certificates, key)).isInstanceOf(CommandException.class)
        .message().contains(words).doesNotContain("PRIVATE KEY-----");
  }

  private String chain() throws IOException {
    return Issued.pem(own.certificate(), authority.certificate());
  }

  @Test
  void keysMayHaveEveryUsualForm() throws Exception {
    Issued rsa = authority.issue("video.example", "RSA");
    assertThat(read(Issued.pem(rsa.certificate()), rsa.key()).key().getAlgorithm()).isEqualTo("RSA");
    assertThat(rsa.traditionalKey()).contains("BEGIN RSA PRIVATE KEY");
    assertThat(read(Issued.pem(rsa.certificate()), rsa.traditionalKey()).key().getAlgorithm()).isEqualTo("RSA");
    assertThat(read(chain(), own.key()).chain()).hasSize(2);
    assertThat(own.traditionalKey()).contains("BEGIN EC PRIVATE KEY");
    assertThat(read(chain(), own.traditionalKey()).names()).containsExactly("video.example", "*.media.video.example");
    Issued edwards = authority.issue("video.example", "Ed25519");
    assertThat(read(Issued.pem(edwards.certificate()), edwards.key()).key().getAlgorithm()).isEqualTo("EdDSA");
  }

  @Test
  void certificateAndKeyMayBeOneFile() throws Exception {
    Path both = Issued.file(folder.resolve("both.pem"), "Certificate of the server\n", chain(), own.key());
    assertThat(ServerCertificate.read(new TlsSettings.Source.Files(both, both), Issued.NOW).chain()).hasSize(2);
    Path alone = Issued.file(folder.resolve("alone.pem"), chain());
    assertThatThrownBy(() -> ServerCertificate.read(new TlsSettings.Source.Files(alone, alone), Issued.NOW))
        .hasMessage("There is no private key in " + alone + ". Set CLIPWRIGHT_TLS_KEY to its file.");
  }

  @Test
  void whatCannotBeUsedIsRefusedWithWhatWouldHelp() throws Exception {
    Issued other = authority.issue("other.example", "EC");
    refused(chain(), other.key(), "The key in", "server.key does not belong to the certificate in", "CN=video.example",
        "Use the key that this certificate was issued for.");
    refused(chain(), authority.issue("video.example", "RSA").key(), "does not belong to the certificate in");
    refused(Issued.pem(authority.certificate(), own.certificate()), own.key(),
        "own certificate is number 2. Put it first");
    refused(Issued.pem(own.certificate(), Issued.authority("another").certificate()), own.key(),
        "certificate 2 (CN=another) did not issue the one before it");
    refused("nothing\n", own.key(), "CLIPWRIGHT_TLS_CERTIFICATE names", "which has no certificate", "openssl x509");
    refused(chain(), chain(), "CLIPWRIGHT_TLS_KEY names", "which has no private key", "PKCS#8, PKCS#1 or EC");
    refused(chain().replaceFirst("MII", "MIJ"), own.key(), "which cannot be read as PEM", "Copy the file again");
    refused(chain(), own.key().replaceAll("(?m)^M.{20}", "M"), "CLIPWRIGHT_TLS_KEY names",
        "which cannot be read as PEM");
  }

  @Test
  void encryptedKeyIsRefusedWithTheCommandThatDecryptsIt() throws Exception {
    for (String encrypted : Issued.encryptedKeys()) {
      refused(chain(), encrypted, "where the key is encrypted", "openssl pkey -in server.key -out plain.key");
    }
  }

  @Test
  void certificatesOutOfTheirTimeAreRefused() throws Exception {
    Instant yesterday = Issued.NOW.minus(Duration.ofDays(1));
    Issued expired = authority.issue("video.example", "EC", yesterday.minus(Duration.ofDays(90)), yesterday);
    refused(Issued.pem(expired.certificate()), expired.key(), "which expired on 2026-05-31T12:00:00Z. Renew it");
    Issued early = authority.issue("video.example", "EC", Issued.NOW.plusSeconds(60), Issued.NOW.plusSeconds(9000));
    refused(Issued.pem(early.certificate()), early.key(), "which is valid only from 2026-06-01T12:01:00Z on",
        "correct this machine's clock");
  }

  @Test
  void filesThatAreMissingOrClosedAreNamed() throws Exception {
    Path there = Issued.file(folder.resolve("there.pem"), chain());
    Path missing = folder.resolve("missing.key");
    assertThatThrownBy(() -> ServerCertificate.read(new TlsSettings.Source.Files(there, missing), Issued.NOW))
        .hasMessage("CLIPWRIGHT_TLS_KEY names " + missing + ", which does not exist. Put the PEM file there, or correct"
            + " the path.");
    assertThatThrownBy(() -> ServerCertificate.read(new TlsSettings.Source.Files(folder, missing), Issued.NOW))
        .hasMessageContaining("CLIPWRIGHT_TLS_CERTIFICATE names " + folder + ", which cannot be read as PEM: ");
  }
}
