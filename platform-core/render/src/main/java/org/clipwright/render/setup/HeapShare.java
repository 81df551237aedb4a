package org.clipwright.render.setup;

import java.util.concurrent.Semaphore;

/**
 * The part of the Java heap that pictures may take while they are read, drawn or written: who would take more waits for
 * others to be done. Any thread may use it.
 */
public final class HeapShare {

  private static final int UNIT = 1 << 20;

  private final int units;
  private final Semaphore free;

  private HeapShare(long bytes) {
    this.units = Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
    this.free = new Semaphore(units, true);
  }

  /** Half of the heap of this process. */
  public static HeapShare ofThisProcess() {
    return of(Runtime.getRuntime().maxMemory() / 2);
  }

  static HeapShare of(long bytes) {
    return new HeapShare(bytes);
  }

  /** How many bytes there are for one at most. */
  public long bytes() {
    return (long) units * UNIT;
  }

  /** Some of the heap, until it is closed. */
  public final class Lease implements AutoCloseable {

    private final int taken;

    private Lease(int taken) {
      this.taken = taken;
    }

    @Override
    public void close() {
      free.release(taken);
    }
  }

  /**
   * Takes a part; waits for it. One that needs more than there is at all takes all of it.
   *
   * @throws RenderCancelledException when interrupted meanwhile
   */
  public Lease take(long bytes) {
    int wanted = Math.clamp(bytes / UNIT + 1, 1, units);
    try {
      free.acquire(wanted);
      return new Lease(wanted);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new RenderCancelledException();
    }
  }
}
