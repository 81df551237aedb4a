package org.clipwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.OutboundHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking other servers, and refusing to ask some. */
class GuardedHttpTest {

  private static final int LIMIT = 1000;

  private TestServer server;
  private GuardedHttp open;

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
    open = new GuardedHttp(policy(Set.of("localhost")));
  }

  @AfterEach
  void stop() {
    open.close();
    server.close();
  }

  private static OutboundPolicy policy(Set<String> hosts) {
    return new OutboundPolicy(hosts, List.of(), Duration.ofSeconds(1), LIMIT);
  }

  private String read(String path) {
    return open.get(server.at(path), download -> {
      try {
        return new String(download.content().readAllBytes());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    });
  }

  @Test
  void fileIsRead() {
    assertThat(read("/files/movie.mp4?size=1")).isEqualTo("x".repeat(10));
  }

  @Test
  void webhookGetsTheJsonAndItsAnswerComesBack() {
    OutboundHttp.WebhookReply reply = open.post(server.at("/hook"), "application/json", "{\"id\":1}", Map.of());
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body()).isEqualTo("thanks");
    assertThat(server.received()).containsExactly("{\"id\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/hook", "http://localhost:%d/hook", "http://[::1]:%d/hook", "http://2130706433:%d/hook",
        "http://0x7f.1:%d/hook", "http://[::ffff:127.0.0.1]:%d/hook", "http://10.0.0.1:%d/", "http://0.0.0.0:%d/hook"
      })
  void privateAddressesAreRefusedInEverySpelling(String address) {
    try (GuardedHttp closed = new GuardedHttp(policy(Set.of()))) {
      String url = address.formatted(server.port());
      assertThatThrownBy(() -> closed.post(url, "application/json", "{}", Map.of()))
          .isInstanceOf(PlatformException.class)
          .hasMessageMatching(".*(private address|cannot be found|not a web address).*");
      assertThat(server.received()).isEmpty();
    }
  }

  /** Answers each question about a name with the next of some addresses, and the last one again and again. */
  private static final class ChangingNames implements DnsResolver {

    private final List<String> answers;
    private final AtomicInteger asked = new AtomicInteger();

    ChangingNames(String... answers) {
      this.answers = List.of(answers);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      List<InetAddress> addresses = new ArrayList<>();
      for (String address : answers.get(Math.min(asked.getAndIncrement(), answers.size() - 1)).split(" ")) {
        addresses.add(InetAddress.getByName(address));
      }
      return addresses.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  /** One address of this machine stands for the public ones, and another for the private. */
  private static GuardedHttp rebound(ChangingNames names) {
    return new GuardedHttp(
        new OutboundPolicy(Set.of(), List.of(Network.parse("127.0.0.1/32")), Duration.ofSeconds(1), LIMIT), names);
  }

  private void assertRefused(GuardedHttp http, String path) {
    assertThatThrownBy(() -> http.get("http://rebound.test:" + server.port() + path, download -> ""))
        .isInstanceOf(PlatformException.class).hasMessageContaining("resolves to a private address");
    assertThatThrownBy(
        () -> http.post("http://rebound.test:" + server.port() + path, "application/json", "{}", Map.of()))
        .isInstanceOf(PlatformException.class).hasMessageContaining("resolves to a private address");
  }

  @Test
  void aNameThatChangesItsAddressIsAskedOnceForEachConnection() {
    ChangingNames names = new ChangingNames("127.0.0.1", "127.0.0.2");
    try (GuardedHttp http = rebound(names)) {
      String hook = "http://rebound.test:" + server.port() + "/hook";
      assertThat(http.post(hook, "application/json", "{}", Map.of()).status()).isEqualTo(201);
      assertThat(names.asked).as("between the check and the connection nobody asks again").hasValue(1);
    }
    try (GuardedHttp http = rebound(names)) {
      assertRefused(http, "/hook");
    }
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void aNameWithOneClosedAddressAmongOthersIsRefused() {
    for (String answer : List.of("127.0.0.1 127.0.0.2", "127.0.0.2 127.0.0.1", "127.0.0.1 ::1",
        "127.0.0.1 169.254.169.254", "127.0.0.1 ::ffff:127.0.0.2", "127.0.0.1 0.0.0.0")) {
      try (GuardedHttp http = rebound(new ChangingNames(answer))) {
        assertRefused(http, "/hook");
      }
    }
    assertThat(server.received()).isEmpty();
  }

  @Test
  void aNameThatChangesItsAddressBeforeARedirectIsRefused() {
    server.redirect("/away", "http://elsewhere.test:" + server.port() + "/hook");
    try (GuardedHttp http = rebound(new ChangingNames("127.0.0.1", "127.0.0.2"))) {
      assertThatThrownBy(() -> http.get("http://rebound.test:" + server.port() + "/away", download -> ""))
          .isInstanceOf(PlatformException.class).hasMessageContaining("resolves to a private address");
    }
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void redirectToAClosedAddressIsRefused() {
    assertThatThrownBy(() -> read("/inside"))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("private address");
  }

  @Test
  void endlessRedirectsEnd() {
    assertThatThrownBy(() -> read("/round"))
        .isInstanceOf(PlatformException.class);
    assertThat(server.received()).hasSizeLessThan(10);
  }

  @Test
  void tooLargeAndMissingFilesAreRefused() {
    assertThatThrownBy(() -> read("/large")).hasMessageEndingWith("is larger than 1000 bytes.");
    assertThatThrownBy(() -> read("/missing")).hasMessageEndingWith("answered with status 404.");
  }

  @Test
  void silentServerIsGivenUp() {
    assertThatThrownBy(() -> open.post(server.at("/silent"), "application/json", "{}", Map.of()))
        .hasMessageEndingWith("does not answer in time.");
  }

  @Test
  void onlyTheWebIsAsked() {
    for (String address : List.of("file:///etc/passwd", "ftp://host/x", "jar:file:/x!/y", "http:///x", "no address",
        "")) {
      assertThatThrownBy(() -> open.get(address, download -> ""))
          .isInstanceOf(PlatformException.class)
          .hasMessageEndingWith("is not a web address.");
    }
  }
}
