package org.clipwright.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on a PostgreSQL channel with its own connection and thread, and reconnects when the connection is lost. */
final class Listener implements AutoCloseable {

  private static final int WAIT_MILLIS = 60_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  private final Database database;
  private final String channel;
  private final Setup setup;
  private final Consumer<String> listener;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Connection connection;

  /** Additional setup of each new connection. */
  interface Setup {
    void prepare(Statement statement) throws SQLException;
  }

  private Listener(Database database, String channel, Setup setup, Consumer<String> listener) throws SQLException {
    this.database = database;
    this.channel = channel;
    this.setup = setup;
    this.listener = listener;
    this.connection = listening();
    this.thread = Thread.ofPlatform().daemon().name("listen-" + channel).unstarted(this::listen);
  }

  /** Starts listening; the listener receives the payload of each notification. */
  static Listener start(Database database, String channel, Setup setup, Consumer<String> listener) {
    try {
      Listener started = new Listener(database, channel, setup, listener);
      started.thread.start();
      return started;
    } catch (SQLException e) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "The database's notifications cannot be received: " + e.getMessage(), e);
    }
  }

  private Connection listening() throws SQLException {
    Connection fresh = database.connect();
    try (Statement statement = fresh.createStatement()) {
      setup.prepare(statement);
      statement.execute("listen " + channel);
      return fresh;
    } catch (SQLException e) {
      fresh.close();
      throw e;
    }
  }

  private void listen() {
    while (closed.getCount() > 0) {
      try {
        PGNotification[] notifications = connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
        for (PGNotification notification : notifications == null ? new PGNotification[0] : notifications) {
          tell(notification.getParameter());
        }
      } catch (SQLException e) {
        reconnect(e);
      }
    }
  }

  private void tell(String payload) {
    try {
      listener.accept(payload);
    } catch (RuntimeException e) {
      LOG.error("A listener failed. channel={} payload={}", channel, payload, e);
    }
  }

  private void reconnect(SQLException failure) {
    if (closed.getCount() == 0) {
      return;
    }
    LOG.warn("The listening connection was lost. channel={} message={}", channel, failure.getMessage());
    closeConnection();
    while (!isClosedAfterPause()) {
      try {
        connection = listening();
        LOG.info("Listening again. channel={}", channel);
        return;
      } catch (SQLException e) {
        LOG.debug("The database is still unreachable. channel={}", channel, e);
      }
    }
  }

  private boolean isClosedAfterPause() {
    try {
      return closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void closeConnection() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("A lost connection could not be closed. channel={}", channel, e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    closeConnection();
    try {
      thread.join(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** For channels that need no setup. */
  static Setup nothing() {
    return statement -> {};
  }
}
