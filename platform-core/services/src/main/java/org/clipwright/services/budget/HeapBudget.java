package org.clipwright.services.budget;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How much of the heap all requests together may use for their bodies and their answers. Most of it is for large
 * requests; the rest is reserved for small ones, which are then answered while large ones are parsed. Thread-safe.
 */
public final class HeapBudget {

  /** For processes that serve no requests. */
  public static final HeapBudget UNLIMITED =
      new HeapBudget((long) Integer.MAX_VALUE << 10, Duration.ZERO, Duration.ZERO);

  /** A share of up to so many bytes counts as small. */
  private static final long SMALL = 256L << 10;

  private static final int UNIT = 1 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration PATIENCE_OF_READERS = Duration.ofMillis(200);

  /** The purpose of a claim. */
  enum Purpose {
    BODY,
    ANSWER
  }

  private final long most;
  private final Semaphore large;
  private final Semaphore small;
  private final Duration patience;
  private final Duration patienceOfReaders;

  /**
   * A budget of this many bytes.
   *
   * @param patience how long a request waits to claim room for its body
   * @param patienceOfReaders how long a request waits while reading, since it holds a database connection meanwhile
   */
  public HeapBudget(long bytes, Duration patience, Duration patienceOfReaders) {
    this.most = bytes / 8 * 7;
    this.large = new Semaphore(units(most));
    this.small = new Semaphore(units(bytes - most));
    this.patience = patience;
    this.patienceOfReaders = patienceOfReaders;
  }

  /** Half of the largest heap that this process may have; the rest is for the server itself. */
  public static HeapBudget ofThisProcess() {
    return new HeapBudget(Runtime.getRuntime().maxMemory() / 2, PATIENCE, PATIENCE_OF_READERS);
  }

  /** A share for one request, initially empty. */
  public HeapShare open() {
    return new HeapShare(this);
  }

  /** The largest that a share can become. */
  long most() {
    return most;
  }

  /** Takes room for a share that grows from one size to another; false when none becomes free in time. */
  boolean take(long from, long to, Purpose purpose) {
    boolean moves = isLarge(to) && !isLarge(from);
    Duration wait = purpose == Purpose.BODY ? patience : patienceOfReaders;
    int more = units(to) - (moves ? 0 : units(from));
    try {
      // An interrupted thread may still take what is free at once, so that it reports for itself how it stops.
      boolean taken = pool(to).tryAcquire(more) || pool(to).tryAcquire(more, wait.toNanos(), TimeUnit.NANOSECONDS);
      if (taken && moves) {
        giveBack(from);
      }
      return taken;
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Gives back everything that a share holds. */
  void giveBack(long held) {
    pool(held).release(units(held));
  }

  private Semaphore pool(long held) {
    return isLarge(held) ? large : small;
  }

  private static boolean isLarge(long held) {
    return held > SMALL;
  }

  private static int units(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(bytes, UNIT));
  }
}
