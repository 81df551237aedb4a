package org.clipwright.plugin.storage.s3;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that refuses an object and closes the connection before it has been sent. */
class LostAnswerTest {

  private static final String NO_BUCKET = "<Error><Code>NoSuchBucket</Code><Message>No.</Message></Error>";
  private static final String NOT_ALLOWED = "<Error><Code>AccessDenied</Code><Message>No.</Message></Error>";

  private ServerSocket server;
  private volatile String listing;

  @BeforeEach
  void startServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::serve);
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  private void serve() {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          answer(socket);
        }
      }
    } catch (SocketException closed) {
      return;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void answer(Socket socket) throws IOException {
    BufferedReader reader = new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String request = reader.readLine();
    if (request == null || request.startsWith("PUT ")) {
      return;
    }
    String header = request;
    while (header != null && !header.isEmpty()) {
      header = reader.readLine();
    }
    String status = listing.equals(NO_BUCKET) ? "404 Not Found" : "403 Forbidden";
    socket.getOutputStream().write(("HTTP/1.1 " + status + "\r\nContent-Type: application/xml\r\nContent-Length: "
        + listing.length() + "\r\nConnection: close\r\n\r\n" + listing).getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private void put() throws IOException {
    try (StorageProvider storage = new S3StorageFactory().open(Map.of(
        "bucket", "missing", "endpoint", "http://127.0.0.1:" + server.getLocalPort(), "access_key", "someone",
        "secret_key", "something"))) {
      storage.put(PutRequest.of("a.mp4", new ByteArrayInputStream(new byte[1000]), "video/mp4"));
    }
  }

  @Test
  void aMissingBucketIsNamedAlthoughTheAnswerWasLost() {
    listing = NO_BUCKET;
    assertThatThrownBy(this::put).isInstanceOf(StorageException.class)
        .hasMessage("The object \"a.mp4\" cannot be stored: there is no bucket \"missing\".");
  }

  @Test
  void otherBrokenConnectionsStayWhatTheyAre() {
    listing = NOT_ALLOWED;
    assertThatThrownBy(this::put).isInstanceOf(StorageException.class)
        .hasMessageStartingWith("The object \"a.mp4\" cannot be stored: the S3 server is unreachable");
  }
}
