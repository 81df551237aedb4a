package org.clipwright.commands;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.clipwright.configuration.StorageCalls;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.work.WorkCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds a worker's storage calls to the totals of all workers, every few seconds. Thread-safe. */
final class CountedStorageCalls implements StorageCalls, AutoCloseable {

  static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(CountedStorageCalls.class);
  private static final long MILLI = 1_000_000;

  private final WorkCounts counts;
  private final Duration pause;
  private final LongAdder succeeded = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final CountDownLatch closed = new CountDownLatch(1);

  private CountedStorageCalls(WorkCounts counts, Duration pause) {
    this.counts = counts;
    this.pause = pause;
  }

  /** Counts from now on, and adds the totals to the database after each pause. */
  static CountedStorageCalls start(WorkCounts counts, Duration pause) {
    CountedStorageCalls calls = new CountedStorageCalls(counts, pause);
    Thread.ofVirtual().name("storage-calls").start(calls::run);
    return calls;
  }

  @Override
  public void called(String operation, boolean success, long duration) {
    (success ? succeeded : failed).increment();
    nanos.add(duration);
  }

  private void run() {
    try {
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        write();
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  /** What cannot be written now is written later. */
  private synchronized void write() {
    try {
      add(WorkCounts.Total.STORAGE_CALLS, succeeded, 1);
      add(WorkCounts.Total.STORAGE_FAILURES, failed, 1);
      add(WorkCounts.Total.STORAGE_MILLIS, nanos, MILLI);
    } catch (PlatformException gone) {
      LOG.warn("The calls of the storage cannot be counted now. reason=\"{}\"", gone.getMessage());
    }
  }

  private void add(WorkCounts.Total count, LongAdder some, long unit) {
    long amount = some.sum() / unit;
    counts.add(count, amount);
    some.add(-amount * unit);
  }

  /** Counts the last calls; the database must still be there. */
  @Override
  public void close() {
    closed.countDown();
    write();
  }
}
