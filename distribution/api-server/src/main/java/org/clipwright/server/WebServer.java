package org.clipwright.server;

import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.Setting;
import org.clipwright.http.LingeringHandler;
import org.clipwright.rest.RestApi;
import org.clipwright.server.tls.HttpsConnectors;
import org.clipwright.services.budget.HeapBudget;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: each request runs on its own virtual thread. */
final class WebServer implements AutoCloseable {

  /** Requests in flight may finish within this time when the server stops. */
  private static final Duration DRAIN = Duration.ofSeconds(3);

  /** Clients that have their response may keep sending for this long. */
  private static final Duration LINGER = Duration.ofSeconds(30);

  private final Server server;
  private final ServerConnector connector;
  private final HealthHandler health;
  private final Configuration.Listening listening;

  private WebServer(
      Server server, ServerConnector connector, HealthHandler health, Configuration.Listening listening) {
    this.server = server;
    this.connector = connector;
    this.health = health;
    this.listening = listening;
  }

  /**
   * Starts listening.
   *
   * @param secure the HTTPS setup; empty for plain HTTP
   * @param handlers tried in order until one answers
   * @throws CommandException when it cannot listen on the address
   */
  static WebServer start(
      Configuration.Listening listening, Optional<HttpsConnectors> secure, HealthHandler health,
      List<Handler> handlers) {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("http");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory()));
    Server server = new Server(threads);
    HttpConfiguration http = RestApi.connectionFactory().getHttpConfiguration();
    ServerConnector connector = secure.map(https -> https.connector(server, http))
        .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
    connector.setPort(listening.port());
    server.addConnector(connector);
    secure.flatMap(https -> https.plainConnector(server, http)).ifPresent(server::addConnector);
    for (Connector each : server.getConnectors()) {
      ((ServerConnector) each).setHost(listening.address().getHostAddress());
    }
    Handler.Sequence sequence = new Handler.Sequence(health);
    handlers.forEach(sequence::addHandler);
    Handler inside = new LingeringHandler(new GracefulHandler(new HeapShareHandler(new LogTrailHandler(sequence),
        HeapBudget.ofThisProcess())), LINGER);
    server.setHandler(secure.isPresent() ? HttpsConnectors.redirect(connector, listening.publicUrl(), inside) : inside);
    server.setErrorHandler(RestApi.errorHandler());
    server.setStopTimeout(DRAIN.toMillis());
    WebServer web = new WebServer(server, connector, health, listening);
    web.listen();
    secure.ifPresent(HttpsConnectors::watchFiles);
    return web;
  }

  private void listen() {
    try {
      server.start();
    } catch (Exception failure) {
      boolean redirect = connector.isOpen();
      int port = redirect ? listening.tls().orElseThrow().redirectPort().orElseThrow() : listening.port();
      close();
      throw failure.getCause() instanceof BindException || failure instanceof BindException
          ? new CommandException(
              "Port " + port + " of " + listening.host()
                  + " cannot be used: it is taken, or not allowed. Stop the program that uses it, or choose"
                  + " another with " + (redirect ? Setting.TLS_REDIRECT_PORT.variable() : "--port") + ".")
          : new CommandException("The server cannot listen: " + failure.getMessage());
    }
  }

  /** The address for people: for a server that listens on all addresses, that of this machine. */
  URI address() {
    String host = listening.host();
    String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    String literal = name.contains(":") ? "[" + name + "]" : name;
    return URI.create((listening.tls().isPresent() ? "https://" : "http://") + literal + ":"
        + connector.getLocalPort());
  }

  /** Stops taking requests, lets those in flight finish, and closes. */
  @Override
  public void close() {
    health.drain();
    try {
      server.stop();
    } catch (Exception failure) {
      throw new CommandException("The server did not stop cleanly: " + failure.getMessage());
    }
  }
}
