package org.clipwright.server;

import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.Configuration;
import org.clipwright.http.LingeringHandler;
import org.clipwright.rest.RestApi;
import org.clipwright.services.budget.HeapBudget;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: each request has a virtual thread of its own. */
final class WebServer implements AutoCloseable {

  /** Requests in flight may finish within this time when the server stops. */
  private static final Duration DRAIN = Duration.ofSeconds(3);

  /** Clients that have their answer may go on sending for this time. */
  private static final Duration LINGER = Duration.ofSeconds(30);

  private final Server server;
  private final ServerConnector connector;
  private final HealthHandler health;
  private final String host;

  private WebServer(Server server, ServerConnector connector, HealthHandler health, String host) {
    this.server = server;
    this.connector = connector;
    this.health = health;
    this.host = host;
  }

  /**
   * Starts to listen.
   *
   * @param handlers asked in order until one answers
   * @throws CommandException when the address cannot be listened on
   */
  static WebServer start(Configuration.Listening listening, HealthHandler health, List<Handler> handlers) {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("http");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory()));
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server, RestApi.connectionFactory());
    connector.setHost(listening.address().getHostAddress());
    connector.setPort(listening.port());
    server.addConnector(connector);
    Handler.Sequence sequence = new Handler.Sequence(health);
    handlers.forEach(sequence::addHandler);
    server.setHandler(new LingeringHandler(new GracefulHandler(new HeapShareHandler(sequence,
        HeapBudget.ofThisProcess())), LINGER));
    server.setErrorHandler(RestApi.errorHandler());
    server.setStopTimeout(DRAIN.toMillis());
    WebServer web = new WebServer(server, connector, health, listening.host());
    web.listen(listening);
    return web;
  }

  private void listen(Configuration.Listening listening) {
    try {
      server.start();
    } catch (Exception failure) {
      close();
      throw failure.getCause() instanceof BindException || failure instanceof BindException
          ? new CommandException(
              "Port " + listening.port() + " of " + listening.host()
              + " cannot be used: it is taken, or not allowed. Stop the program that uses it, or choose another with"
              + " --port.")
          : new CommandException("The server cannot listen: " + failure.getMessage());
    }
  }

  /** The address for people: a server that listens on all addresses is named by the one of this machine. */
  URI address() {
    String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    String literal = name.contains(":") ? "[" + name + "]" : name;
    return URI.create("http://" + literal + ":" + connector.getLocalPort());
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
