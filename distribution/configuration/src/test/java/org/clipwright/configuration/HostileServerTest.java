package org.clipwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.clipwright.services.error.PlatformException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that want to hold or fill whoever asks them, and names that change their minds. */
@Timeout(30)
class HostileServerTest {

  private static final OutboundPolicy POLICY =
      new OutboundPolicy(Set.of(), List.of(Network.parse("127.0.0.1")), Duration.ofSeconds(1), 100_000_000);

  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong sent = new AtomicLong();
  private ServerSocket server;
  private volatile Answer answer;

  private interface Answer {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofPlatform().daemon().start(() -> {
      while (true) {
        try {
          Socket socket = server.accept();
          Thread.ofPlatform().daemon().start(() -> serve(socket));
        } catch (IOException closed) {
          return;
        }
      }
    });
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private void serve(Socket socket) {
    connections.incrementAndGet();
    try (socket) {
      socket.getInputStream().read(new byte[4000]);
      answer.write(socket.getOutputStream());
    } catch (IOException | InterruptedException gone) {
      return;
    }
  }

  private void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    sent.addAndGet(text.length());
  }

  private String url() {
    return "http://rebind.example:" + server.getLocalPort() + "/a";
  }

  private static String read(GuardedHttp http, String url) {
    return http.get(url, download -> {
      try {
        return new String(download.content().readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    });
  }

  private GuardedHttp http(String... names) {
    return new GuardedHttp(POLICY, new ScriptedNames(names));
  }

  @Test
  void addressThatWasCheckedIsTheOneThatIsConnectedTo() {
    answer = out -> write(out, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
    ScriptedNames names = new ScriptedNames("127.0.0.1", "10.0.0.1");
    try (GuardedHttp http = new GuardedHttp(POLICY, names)) {
      assertThat(read(http, url())).isEqualTo("ok");
      assertThat(names.asked()).isEqualTo(1);
      assertThatThrownBy(() -> read(http, url())).hasMessageContaining("private address");
      assertThat(connections).hasValue(1);
    }
  }

  @Test
  void nameThatChangesBeforeARedirectIsCheckedAgain() {
    answer = out -> write(out,
        "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: " + url() + "b\r\nContent-Length: 0\r\n\r\n");
    try (GuardedHttp http = http("127.0.0.1", "169.254.169.254")) {
      assertThatThrownBy(() -> read(http, url())).hasMessageContaining("private address");
      assertThat(connections).hasValue(1);
    }
  }

  @Test
  void headersWithoutEndAreRefused() {
    answer = out -> {
      write(out, "HTTP/1.1 200 OK\r\n");
      while (sent.get() < 200_000_000) {
        write(out, "X-Header: " + "x".repeat(1000) + "\r\n");
      }
    };
    try (GuardedHttp http = http("127.0.0.1", "127.0.0.1")) {
      assertThatThrownBy(() -> read(http, url())).isInstanceOf(PlatformException.class);
      assertThatThrownBy(() -> http.post(url(), "application/json", "{}", Map.of()))
          .isInstanceOf(PlatformException.class);
    }
    assertThat(sent.get()).isLessThan(50_000_000);
  }

  @Test
  void lineWithoutEndIsRefused() {
    answer = out -> {
      write(out, "HTTP/1.1 200 OK\r\nX: ");
      while (sent.get() < 200_000_000) {
        write(out, "x".repeat(10_000));
      }
    };
    try (GuardedHttp http = http("127.0.0.1")) {
      assertThatThrownBy(() -> read(http, url())).isInstanceOf(PlatformException.class);
    }
    assertThat(sent.get()).isLessThan(50_000_000);
  }

  @Test
  void headersThatComeDropByDropAreGivenUp() {
    answer = out -> {
      write(out, "HTTP/1.1 200 OK\r\nX: ");
      while (true) {
        write(out, "x");
        TimeUnit.MILLISECONDS.sleep(200);
      }
    };
    try (GuardedHttp http = http("127.0.0.1", "127.0.0.1")) {
      assertThatThrownBy(() -> read(http, url())).hasMessageEndingWith("does not answer in time.");
      assertThatThrownBy(() -> http.post(url(), "application/json", "{}", Map.of()))
          .hasMessageEndingWith("does not answer in time.");
    }
  }

  @Test
  void bodyThatComesDropByDropIsGivenUp() {
    answer = out -> {
      write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
      while (true) {
        write(out, "x");
        TimeUnit.MILLISECONDS.sleep(200);
      }
    };
    try (GuardedHttp http = http("127.0.0.1", "127.0.0.1")) {
      assertThatThrownBy(() -> read(http, url())).hasMessageEndingWith("does not answer in time.");
      assertThatThrownBy(() -> http.post(url(), "application/json", "{}", Map.of()))
          .hasMessageEndingWith("does not answer in time.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Content-Length: 90000000000\r\n"})
  void answerWithoutEndIsReadNoFurtherThanItIsKept(String length) {
    answer = out -> {
      write(out, "HTTP/1.1 200 OK\r\n" + length + "\r\n");
      while (sent.get() < 500_000_000) {
        write(out, "x".repeat(100_000));
      }
    };
    OutboundPolicy small = new OutboundPolicy(Set.of(), POLICY.networks(), Duration.ofSeconds(5), 1000);
    try (GuardedHttp http = new GuardedHttp(small, new ScriptedNames("127.0.0.1", "127.0.0.1"))) {
      assertThat(http.post(url(), "application/json", "{}", Map.of()).body()).hasSize(10_000);
      assertThatThrownBy(() -> read(http, url())).hasMessageEndingWith("is larger than 1000 bytes.");
    }
    assertThat(sent.get()).isLessThan(100_000_000);
  }

  @Test
  void compressedAnswerIsNotUnpacked() {
    answer = out -> write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nbomb");
    try (GuardedHttp http = http("127.0.0.1")) {
      assertThat(read(http, url())).isEqualTo("bomb");
    }
  }
}
