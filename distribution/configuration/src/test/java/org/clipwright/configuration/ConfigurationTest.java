package org.clipwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.services.work.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading settings from the environment. */
class ConfigurationTest {

  @Test
  void emptyEnvironmentGivesTheDocumentedValues() {
    Configuration configuration = Configuration.read(Map.of());
    assertThat(configuration.listening().host()).isEqualTo("127.0.0.1");
    assertThat(configuration.listening().port()).isEqualTo(8080);
    assertThat(configuration.listening().forThisMachineAlone()).isTrue();
    assertThat(configuration.listening().uploadLimitBytes()).isEqualTo(64L << 30);
    assertThat(configuration.data()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(configuration.database()).isEmpty();
    assertThat(configuration.storage().provider()).isEqualTo("local");
    assertThat(configuration.storage().settings()).containsEntry("root",
        configuration.data().resolve("media").toString());
    assertThat(configuration.workers().processes()).containsEntry(Lane.INTERACTIVE, 2).containsEntry(Lane.RENDER, 1);
    assertThat(configuration.workers().heapBytes()).isEqualTo(1L << 30);
    assertThat(configuration.outbound().silence()).isEqualTo(Duration.ofSeconds(60));
    assertThat(configuration.fidelity()).isEqualTo(Fidelity.CORRECT);
  }

  @Test
  void signedAddressesLastAsLongAsTheOperatorWants() {
    assertThat(Configuration.read(Map.of()).accounts().addressLife()).isEqualTo(Duration.ofHours(24));
    assertThat(Configuration.read(Map.of("CLIPWRIGHT_SIGNED_HOURS", "0")).accounts().addressLife()).isZero();
    assertThatThrownBy(() -> Configuration.read(Map.of("CLIPWRIGHT_SIGNED_HOURS", "9000")))
        .isInstanceOf(ConfigurationException.class).hasMessageContaining("a whole number from 0 to 8760");
  }

  @Test
  void tracesGoNowhereUnlessTheyAreWanted() {
    assertThat(Configuration.read(Map.of("CLIPWRIGHT_TRACES_SHARE", "0.5")).traces()).isEmpty();
    TraceSettings traces = Configuration.read(Map.of("CLIPWRIGHT_TRACES_URL", "https://traces.example/v1/traces",
        "CLIPWRIGHT_TRACES_HEADERS", "Authorization=Bearer a=b, X-Scope=c", "CLIPWRIGHT_TRACES_SHARE", "0.1"))
        .traces().orElseThrow();
    assertThat(traces.collector()).isEqualTo(URI.create("https://traces.example/v1/traces"));
    assertThat(traces.headers()).isEqualTo(Map.of("Authorization", "Bearer a=b", "X-Scope", "c"));
    assertThat(traces.share()).isEqualTo(0.1);
    assertThatThrownBy(() -> Configuration.read(Map.of("CLIPWRIGHT_TRACES_URL", "collector:4318",
        "CLIPWRIGHT_TRACES_HEADERS", "secret", "CLIPWRIGHT_TRACES_SHARE", "2")))
        .hasMessageContaining("CLIPWRIGHT_TRACES_URL is \"collector:4318\"; it must be an address such as")
        .hasMessageContaining("CLIPWRIGHT_TRACES_HEADERS is not usable; it must be headers such as")
        .hasMessageContaining("CLIPWRIGHT_TRACES_SHARE is \"2\"; it must be a number from 0 to 1.");
  }

  @Test
  void everythingCanBeSet() {
    Configuration configuration =
        Configuration.read(
            Map.of(
                "CLIPWRIGHT_HOST", "0.0.0.0",
                "CLIPWRIGHT_PORT", "9000",
                "CLIPWRIGHT_PUBLIC_URL", "https://video.example",
                "CLIPWRIGHT_UPLOAD_LIMIT", "500 MB",
                "CLIPWRIGHT_STORAGE", "s3",
                "CLIPWRIGHT_STORAGE_BUCKET", "media",
                "CLIPWRIGHT_OUTBOUND_ALLOW", "nas.lan, 10.0.0.0/8,::1",
                "CLIPWRIGHT_RENDER_WORKERS", "0",
                "CLIPWRIGHT_FIDELITY", "Original"));
    assertThat(configuration.listening().forThisMachineAlone()).isFalse();
    assertThat(configuration.listening().port()).isEqualTo(9000);
    assertThat(configuration.listening().publicUrl()).contains(URI.create("https://video.example"));
    assertThat(configuration.listening().uploadLimitBytes()).isEqualTo(500L << 20);
    assertThat(configuration.storage().settings()).containsEntry("bucket", "media");
    assertThat(configuration.outbound().hosts()).containsExactly("nas.lan");
    assertThat(configuration.outbound().networks()).hasSize(2);
    assertThat(configuration.workers().processes()).containsEntry(Lane.RENDER, 0);
    assertThat(configuration.fidelity()).isEqualTo(Fidelity.ORIGINAL);
  }

  @Test
  void aServerBehindAProxyIsNotForThisMachineAlone() {
    for (String setting : List.of("CLIPWRIGHT_PUBLIC_URL=https://video.example",
        "CLIPWRIGHT_TRUSTED_PROXIES=127.0.0.1")) {
      String[] parts = setting.split("=");
      assertThat(Configuration.read(Map.of(parts[0], parts[1])).listening().forThisMachineAlone()).as(setting)
          .isFalse();
    }
    assertThat(Configuration.read(Map.of("CLIPWRIGHT_HOST", "127.0.0.1")).listening().forThisMachineAlone()).isTrue();
  }

  @Test
  void allProblemsAreListedAtOnce() {
    ConfigurationException failure =
        catchThrowableOfType(
            ConfigurationException.class,
            () -> Configuration.read(
                Map.of(
                    "CLIPWRIGHT_PORT", "eighty",
                    "CLIPWRIGHT_RENDER_WORKERS", "-1",
                    "CLIPWRIGHT_WORKER_HEAP", "much",
                    "CLIPWRIGHT_PUBLIC_URL", "video.example",
                    "CLIPWRIGHT_FIDELITY", "wrong",
                    "CLIPWRIGHT_DATABASE_URL", "mysql://secret@host",
                    "CLIPWRIGHT_OUTBOUND_ALLOW", "10.0.0.0/99",
                    "CLIPWRIGHT_TRUSTED_PROXIES", "proxy")));
    assertThat(failure.problems())
        .hasSize(8)
        .contains("CLIPWRIGHT_PORT is \"eighty\"; it must be a whole number from 0 to 65535.")
        .contains("CLIPWRIGHT_FIDELITY is \"wrong\"; it must be correct, original or original-0.5.");
    assertThat(failure.getMessage()).contains("8 problems").doesNotContain("secret");
  }

  private static List<String> problems(Map<String, String> settings) {
    ConfigurationException failure =
        catchThrowableOfType(ConfigurationException.class, () -> Configuration.read(settings));
    return failure.problems();
  }

  @Test
  void settingsOfHttpsThatDoNotFitTogetherAreRefused() {
    assertThat(problems(Map.of("CLIPWRIGHT_TLS_KEY", "server.key", "CLIPWRIGHT_TLS_REDIRECT_PORT", "80")))
        .containsExactly(
            "CLIPWRIGHT_TLS_KEY is \"server.key\"; it must be given together with CLIPWRIGHT_TLS_CERTIFICATE.",
            "CLIPWRIGHT_TLS_REDIRECT_PORT is \"80\"; it must be given together with CLIPWRIGHT_TLS_CERTIFICATE.");
    assertThat(problems(Map.of("CLIPWRIGHT_TLS_CERTIFICATE", "self-signed", "CLIPWRIGHT_TLS_KEY", "server.key",
        "CLIPWRIGHT_TLS_REDIRECT_PORT", "8080")))
        .containsExactly(
            "CLIPWRIGHT_TLS_KEY is \"server.key\"; it must be left out, since a self-signed certificate has a key"
                + " of its own.",
            "CLIPWRIGHT_TLS_REDIRECT_PORT is \"8080\"; it must be another one than CLIPWRIGHT_PORT.");
    assertThat(problems(Map.of("CLIPWRIGHT_LOG_FORMAT", "xml", "CLIPWRIGHT_METRICS_ACCESS", "everybody")))
        .containsExactly(
            "CLIPWRIGHT_METRICS_ACCESS is \"everybody\"; it must be local, staff, anyone or nobody.",
            "CLIPWRIGHT_LOG_FORMAT is \"xml\"; it must be text or json.");
  }

  @Test
  void secretsMayComeFromFiles(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("password"), "hush\n");
    Configuration configuration = Configuration.read(Map.of("CLIPWRIGHT_ADMIN_PASSWORD_FILE", secret.toString()));
    assertThat(configuration.accounts().administratorPassword()).contains("hush");
    assertThatThrownBy(() -> Configuration.read(Map.of("CLIPWRIGHT_ADMIN_PASSWORD_FILE", folder + "/absent")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("absent");
  }

  @Test
  void bothFormsOfDatabaseAddressWork() {
    assertThat(DatabaseAddress.parse("postgresql://me:p%40ss@db.lan:5433/clips?ssl=true"))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db.lan:5433/clips?ssl=true", "me", "p@ss"));
    assertThat(DatabaseAddress.parse("jdbc:postgresql://db/clips").orElse("me", "pass"))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/clips", "me", "pass"));
    assertThat(DatabaseAddress.parse("postgresql://me:secret@db/clips").toString()).doesNotContain("secret");
  }

  @Test
  void privateAddressesAreClosedUnlessAllowed() throws Exception {
    OutboundPolicy closed = Configuration.read(Map.of()).outbound();
    for (String address : new String[] {
      "127.0.0.1", "::1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
      "fe80::1", "fd00::1", "224.0.0.1", "::ffff:127.0.0.1", "198.18.0.1", "255.255.255.255"
    }) {
      assertThat(closed.allows("host", InetAddress.getByName(address))).as(address).isFalse();
    }
    assertThat(closed.allows("host", InetAddress.getByName("93.184.216.34"))).isTrue();
    assertThat(closed.allows("host", InetAddress.getByName("2606:2800:220:1::1"))).isTrue();
    OutboundPolicy open = Configuration.read(Map.of("CLIPWRIGHT_OUTBOUND_ALLOW", "nas.lan,10.0.0.0/8")).outbound();
    assertThat(open.allows("NAS.lan", InetAddress.getByName("192.168.0.1"))).isTrue();
    assertThat(open.allows("x", InetAddress.getByName("10.9.9.9"))).isTrue();
    assertThat(open.allows("x", InetAddress.getByName("192.168.0.1"))).isFalse();
  }
}
