package org.clipwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking other servers, and refusing to ask some. */
class OutboundHttpTest {

  private static final int LIMIT = 1000;

  @TempDir Path folder;

  private TestServer server;
  private OutboundHttp open;

  @BeforeEach
  void start() {
    server =
        TestServer.start()
            .page("/files/movie.mp4", 200, "x".repeat(10))
            .page("/large", 200, "x".repeat(LIMIT + 1))
            .page("/missing", 404, "no")
            .page("/hook", 201, "thanks")
            .redirect("/inside", "http://169.254.169.254/secret")
            .redirect("/round", "/round");
    open = new OutboundHttp(policy(Set.of("localhost")));
  }

  @AfterEach
  void stop() {
    open.close();
    server.close();
  }

  private static OutboundPolicy policy(Set<String> hosts) {
    return new OutboundPolicy(hosts, List.of(), Duration.ofSeconds(1), LIMIT);
  }

  @Test
  void fileIsFetchedWithItsName() {
    Path target = folder.resolve("file");
    assertThat(open.fetch(server.at("/files/movie.mp4?size=1"), target).name()).isEqualTo("movie.mp4");
    assertThat(target).hasSize(10);
  }

  @Test
  void webhookGetsTheJsonAndItsAnswerComesBack() {
    assertThat(open.post(server.at("/hook"), "{\"id\":1}")).isEqualTo(new OutboundHttp.Answer(201, "thanks"));
    assertThat(server.received()).containsExactly("{\"id\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/hook", "http://localhost:%d/hook", "http://[::1]:%d/hook", "http://2130706433:%d/hook",
        "http://0x7f.1:%d/hook", "http://[::ffff:127.0.0.1]:%d/hook", "http://10.0.0.1:%d/", "http://0.0.0.0:%d/hook"
      })
  void privateAddressesAreRefusedInEverySpelling(String address) {
    try (OutboundHttp closed = new OutboundHttp(policy(Set.of()))) {
      URI uri = URI.create(address.formatted(server.port()));
      assertThatThrownBy(() -> closed.post(uri, "{}"))
          .isInstanceOf(OutboundException.class)
          .hasMessageMatching(".*(private address|cannot be found|no address of the web).*");
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void redirectToAClosedAddressIsRefused() {
    assertThatThrownBy(() -> open.fetch(server.at("/inside"), folder.resolve("file")))
        .isInstanceOf(OutboundException.class)
        .hasMessageContaining("private address");
  }

  @Test
  void endlessRedirectsEnd() {
    assertThatThrownBy(() -> open.fetch(server.at("/round"), folder.resolve("file")))
        .isInstanceOf(OutboundException.class);
    assertThat(server.received()).hasSizeLessThan(10);
  }

  @Test
  void tooLargeAndMissingFilesLeaveNothingBehind() {
    Path target = folder.resolve("file");
    assertThatThrownBy(() -> open.fetch(server.at("/large"), target)).hasMessageEndingWith("is larger than 1000 bytes.");
    assertThat(Files.exists(target)).isFalse();
    assertThatThrownBy(() -> open.fetch(server.at("/missing"), target)).hasMessageEndingWith("answered with status 404.");
    assertThat(Files.exists(target)).isFalse();
  }

  @Test
  void silentServerIsGivenUp() {
    assertThatThrownBy(() -> open.post(server.at("/silent"), "{}")).hasMessageEndingWith("does not answer in time.");
  }

  @Test
  void onlyTheWebIsAsked() {
    for (String address : List.of("file:///etc/passwd", "ftp://host/x", "jar:file:/x!/y", "http:///x")) {
      assertThatThrownBy(() -> open.fetch(URI.create(address), folder.resolve("file")))
          .isInstanceOf(OutboundException.class)
          .hasMessageEndingWith("is no address of the web.");
    }
  }
}
