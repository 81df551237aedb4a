package org.clipwright.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** A web server on a free port of this machine that answers as a test says and remembers what it received. */
public final class TestServer implements AutoCloseable {

  /** What a path answers. */
  record Page(int status, String body, Map<String, String> headers) {}

  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  private TestServer() {
    connector.setHost("localhost");
    server.addConnector(connector);
    server.setHandler(new Pages());
  }

  /** Starts one without pages. */
  public static TestServer start() {
    TestServer started = new TestServer();
    try {
      started.server.start();
    } catch (Exception failure) {
      throw new IllegalStateException("The test's web server does not start.", failure);
    }
    return started;
  }

  /** What a path answers from now on. */
  public TestServer page(String path, int status, String body) {
    pages.put(path, new Page(status, body, Map.of()));
    return this;
  }

  TestServer redirect(String path, String location) {
    pages.put(path, new Page(302, "", Map.of("Location", location)));
    return this;
  }

  int port() {
    return connector.getLocalPort();
  }

  /** The address of a path. */
  public String at(String path) {
    return "http://localhost:" + port() + path;
  }

  /** The bodies of all requests so far. */
  public Queue<String> received() {
    return received;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("The test's web server does not stop.", failure);
    }
  }

  /** Answers; a path without a page gets no answer until the server is closed. */
  private final class Pages extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException, InterruptedException {
      received.add(StandardCharsets.UTF_8.decode(Content.Source.asByteBuffer(request)).toString());
      Page page = pages.get(request.getHttpURI().getPath());
      if (page == null) {
        closed.await();
        callback.succeeded();
        return true;
      }
      response.setStatus(page.status());
      page.headers().forEach(response.getHeaders()::put);
      Content.Sink.write(response, true, page.body(), callback);
      return true;
    }
  }
}
