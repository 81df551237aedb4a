package org.clipwright.db;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.clipwright.services.resource.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notifies all processes on one database of changes, through PostgreSQL's NOTIFY. */
public final class DatabaseNotices implements Notices, AutoCloseable {

  private static final String CHANNEL = "clipwright_notices";
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseNotices.class);

  private final Database database;
  private final Listener listener;
  private final Map<Topic, List<LongConsumer>> subscribers = new ConcurrentHashMap<>();

  private DatabaseNotices(Database database) {
    this.database = database;
    for (Topic topic : Topic.values()) {
      subscribers.put(topic, new CopyOnWriteArrayList<>());
    }
    this.listener = Listener.start(database, CHANNEL, Listener.nothing(), this::received);
  }

  /** Starts listening. */
  public static DatabaseNotices start(Database database) {
    return new DatabaseNotices(database);
  }

  @Override
  public void publish(Topic topic, long id) {
    notify(database, CHANNEL, topic.name() + " " + id);
  }

  /** Sends a notification; within a transaction it is sent on commit. */
  static void notify(Database database, String channel, String payload) {
    database.statements().fetch("select pg_notify(?, ?)", channel, payload);
  }

  private void received(String payload) {
    String[] words = payload.split(" ");
    List<LongConsumer> interested = subscribers.get(Topic.valueOf(words[0]));
    long id = Long.parseLong(words[1]);
    for (LongConsumer subscriber : interested) {
      try {
        subscriber.accept(id);
      } catch (RuntimeException e) {
        LOG.error("A subscriber failed. topic={} id={}", words[0], id, e);
      }
    }
  }

  @Override
  public Subscription subscribe(Topic topic, LongConsumer subscriber) {
    List<LongConsumer> all = subscribers.get(topic);
    LongConsumer own = subscriber::accept;
    all.add(own);
    return () -> all.remove(own);
  }

  @Override
  public void close() {
    listener.close();
  }
}
