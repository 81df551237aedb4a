package org.clipwright.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A web server of a client, which waits to be told about exports. */
final class WebhookReceiver implements AutoCloseable {

  private final HttpServer server;
  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private volatile Headers headers = new Headers();

  private WebhookReceiver(HttpServer server) {
    this.server = server;
    server.createContext("/hook", exchange -> {
      headers = exchange.getRequestHeaders();
      received.add(new ObjectMapper().readTree(exchange.getRequestBody()));
      byte[] thanks = "thanks".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/plain");
      exchange.sendResponseHeaders(200, thanks.length);
      exchange.getResponseBody().write(thanks);
      exchange.close();
    });
    server.start();
  }

  static WebhookReceiver start() throws IOException {
    return new WebhookReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** The next message; null when none comes within half a minute. */
  JsonNode next() throws InterruptedException {
    return received.poll(30, TimeUnit.SECONDS);
  }

  /** A header of the message that came last; null when it had none of that name. */
  String header(String name) {
    return headers.getFirst(name);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
