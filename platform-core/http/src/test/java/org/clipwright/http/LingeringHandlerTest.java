package org.clipwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Clients that are refused before they have sent all. */
class LingeringHandlerTest {

  private static final int BLOCKS = 64;
  private static final byte[] BLOCK = new byte[1 << 20];

  /** Refuses bodies unread; an address that asks for nothing more gets a status alone. */
  private static final class Refusing extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      if (request.getHttpURI().getPath().equals("/fine")) {
        Content.Sink.write(response, true, "fine", callback);
        return true;
      }
      response.setStatus(413);
      if (request.getHttpURI().getPath().equals("/status")) {
        callback.succeeded();
      } else {
        Content.Sink.write(response, true, "too large", callback);
      }
      return true;
    }
  }

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  private Socket connect(Duration patience) throws Exception {
    connector.setHost("localhost");
    server.addConnector(connector);
    server.setHandler(new LingeringHandler(new Refusing(), patience));
    server.start();
    return new Socket("localhost", connector.getLocalPort());
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(Socket socket, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    InputStream in = socket.getInputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      text.append((char) next);
      if (text.toString().endsWith(end)) {
        break;
      }
    }
    return text.toString();
  }

  private static void sendAll(Socket socket, String path) throws IOException {
    write(socket, "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + (long) BLOCKS * BLOCK.length
        + "\r\n\r\n");
    for (int i = 0; i < BLOCKS; i++) {
      socket.getOutputStream().write(BLOCK);
    }
  }

  @Test
  void clientThatSendsAllBeforeItReadsGetsItsAnswerAndKeepsItsConnection() throws Exception {
    try (Socket socket = connect(Duration.ofMinutes(1))) {
      sendAll(socket, "/");
      assertThat(read(socket, "too large")).startsWith("HTTP/1.1 413 ");
      sendAll(socket, "/status");
      assertThat(read(socket, "\r\n\r\n")).startsWith("HTTP/1.1 413 ");
      write(socket, "GET /fine HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(read(socket, "fine")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void answerComesBeforeTheRestIsSent() throws Exception {
    try (Socket socket = connect(Duration.ofMinutes(1))) {
      write(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
      assertThat(read(socket, "too large")).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
  void clientThatNeverEndsIsCutOff() throws Exception {
    try (Socket socket = connect(Duration.ofMillis(200))) {
      write(socket, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      assertThatThrownBy(() -> {
        while (true) {
          write(socket, "100000\r\n");
          socket.getOutputStream().write(BLOCK);
          write(socket, "\r\n");
        }
      }).isInstanceOf(IOException.class);
    }
  }

  @Test
  void clientThatAsksBeforeItSendsIsNotToldToSend() throws Exception {
    try (Socket socket = connect(Duration.ofMinutes(1))) {
      write(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n");
      socket.shutdownOutput();
      assertThat(read(socket, "never there")).startsWith("HTTP/1.1 413 ").doesNotContain("100 Continue");
    }
  }
}
