package org.clipwright.render.setup;

import java.util.concurrent.Semaphore;

/**
 * The part of the Java heap that pictures may take while they are read, drawn or written: a caller that would exceed it
 * waits for others to finish. Any thread may use it.
 */
public final class PictureHeap {

  private static final int UNIT = 1 << 20;

  private final int units;
  private final Semaphore free;

  private PictureHeap(long bytes) {
    this.units = Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
    this.free = new Semaphore(units, true);
  }

  /** Half of the heap of this process. */
  public static PictureHeap ofThisProcess() {
    return of(Runtime.getRuntime().maxMemory() / 2);
  }

  static PictureHeap of(long bytes) {
    return new PictureHeap(bytes);
  }

  /** The most bytes that one lease can get. */
  public long bytes() {
    return (long) units * UNIT;
  }

  /** A share of the heap, held until closed. */
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
   * Takes a share, waiting for it if necessary. A request for more than the total takes all of it.
   *
   * @throws RenderCancelledException when interrupted while waiting
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
