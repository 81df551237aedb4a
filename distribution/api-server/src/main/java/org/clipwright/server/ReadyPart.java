package org.clipwright.server;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A part of the server whose readiness is checked; what keeps it from being ready is logged once. */
final class ReadyPart {

  private static final Logger LOG = LoggerFactory.getLogger(ReadyPart.class);

  private final String name;
  private final HealthHandler.Check check;
  private final Duration patience;
  private FutureTask<Void> looking = done();
  private String reason = "";

  /** @param patience the time limit after which a check counts as failed */
  ReadyPart(String name, HealthHandler.Check check, Duration patience) {
    this.name = name;
    this.check = check;
    this.patience = patience;
  }

  private static FutureTask<Void> done() {
    FutureTask<Void> task = new FutureTask<>(() -> null);
    task.run();
    return task;
  }

  String name() {
    return name;
  }

  /** Whether it works. A hanging check is waited for, not started again. */
  boolean works() {
    try {
      look().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      say("");
      return true;
    } catch (ExecutionException failure) {
      say(String.valueOf(failure.getCause().getMessage()));
    } catch (TimeoutException slow) {
      say("It has not answered within " + patience.toSeconds() + " seconds.");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private synchronized FutureTask<Void> look() {
    if (looking.isDone()) {
      looking = new FutureTask<>(() -> {
        check.run();
        return null;
      });
      Thread.ofVirtual().name("ready-" + name).start(looking);
    }
    return looking;
  }

  private synchronized void say(String now) {
    if (now.equals(reason)) {
      return;
    }
    if (now.isEmpty()) {
      LOG.info("A part of the server is ready again. part={}", name);
    } else {
      LOG.warn("The server is not ready. part={} reason=\"{}\"", name, now);
    }
    reason = now;
  }
}
