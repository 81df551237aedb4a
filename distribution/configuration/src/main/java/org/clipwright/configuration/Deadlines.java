package org.clipwright.configuration;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Aborts what takes too long overall; a peer that sends a byte now and then never triggers an idle timeout. */
final class Deadlines implements AutoCloseable {

  private final Duration length;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("outbound-deadlines").daemon().factory());

  Deadlines(Duration length) {
    this.length = length;
  }

  /** The deadline of one operation; closing it in time meets it. */
  final class Deadline implements AutoCloseable {

    private final ScheduledFuture<?> end;
    private volatile boolean missed;

    private Deadline(Runnable ending) {
      this.end = clock.schedule(() -> {
        missed = true;
        ending.run();
      }, length.toMillis(), TimeUnit.MILLISECONDS);
    }

    void met() {
      end.cancel(false);
    }

    boolean missed() {
      return missed;
    }

    @Override
    public void close() {
      met();
    }
  }

  /** Sets the deadline of an operation. */
  Deadline set(Runnable ending) {
    return new Deadline(ending);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
