package org.clipwright.sdk.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server that can be made to fail, for tests of backends that speak HTTP. */
public final class FaultyNetwork implements AutoCloseable {

  private static final int HALF_AN_ANSWER = 200_000;
  private static final long SLOW_MILLIS = 1_500;
  private static final int MOST_BODY = 1 << 16;

  /** What goes wrong with a connection. */
  public enum Fault {
    /** Answers come a second and a half late. */
    SLOW,
    /** The server answers 500 to the connection's first request. */
    SERVER_ERROR,
    /** The server answers 503 to the connection's first request. */
    BUSY,
    /** The connection is closed before the first answer. */
    REFUSED,
    /** The connection breaks in the middle of an answer, if that is long. */
    BROKEN_ANSWER
  }

  private final ServerSocket entrance;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger left = new AtomicInteger();
  private final AtomicInteger suffered = new AtomicInteger();
  private volatile Fault fault = Fault.SLOW;

  /** Opens a way to a port of this machine. */
  public FaultyNetwork(int target) {
    this.target = target;
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** The port of this machine where the way begins. */
  public int port() {
    return entrance.getLocalPort();
  }

  /** Closes all connections and lets the next ones fail, as many as are given. */
  public void fail(Fault how, int connections) {
    fault = how;
    left.set(connections);
    suffered.set(0);
    sockets.forEach(FaultyNetwork::close);
  }

  /** Lets everything work again. */
  public void heal() {
    left.set(0);
  }

  /** How many connections have failed since that was asked for. */
  public int suffered() {
    return suffered.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      sockets.forEach(FaultyNetwork::close);
    }
  }

  private void serve(Socket client) {
    sockets.add(client);
    try (client) {
      boolean faulty = left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
      if (faulty) {
        suffered.incrementAndGet();
        fail(client);
      } else {
        forward(client, 0, Long.MAX_VALUE);
      }
    } catch (IOException broken) {
      // The other side sees that the connection ends.
      return;
    } finally {
      sockets.remove(client);
    }
  }

  private void fail(Socket client) throws IOException {
    switch (fault) {
      case SLOW -> forward(client, SLOW_MILLIS, Long.MAX_VALUE);
      case SERVER_ERROR -> answer(client, "500 Internal Server Error");
      case BUSY -> answer(client, "503 Service Unavailable");
      case REFUSED -> client.setSoLinger(true, 0);
      case BROKEN_ANSWER -> forward(client, 0, HALF_AN_ANSWER);
    }
  }

  /** Reads what has been sent of the request, because closing earlier would reset the connection. */
  private static void answer(Socket client, String status) throws IOException {
    client.setSoTimeout(300);
    byte[] request = new byte[MOST_BODY];
    try {
      while (client.getInputStream().read(request) >= 0) {
        continue;
      }
    } catch (SocketTimeoutException sent) {
      client.getOutputStream().write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void forward(Socket client, long delayMillis, long mostBack) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      sockets.add(server);
      Thread.ofVirtual().start(() -> copyThere(client, server));
      copyBack(server, client, delayMillis, mostBack);
      client.setSoLinger(mostBack != Long.MAX_VALUE, 0);
      sockets.remove(server);
    }
  }

  private static void copyThere(Socket from, Socket to) {
    try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException broken) {
      close(to);
    }
  }

  /** An answer begins where nothing more had come; only there is one late. */
  private static void copyBack(Socket from, Socket to, long delayMillis, long most) throws IOException {
    InputStream in = from.getInputStream();
    byte[] buffer = new byte[16_384];
    long sent = 0;
    boolean begins = true;
    for (int read = in.read(buffer); read >= 0 && sent < most; read = in.read(buffer)) {
      if (begins && delayMillis > 0) {
        pause(delayMillis);
      }
      to.getOutputStream().write(buffer, 0, read);
      sent += read;
      begins = in.available() == 0;
    }
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException asked) {
      throw new IOException(asked);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      return;
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
