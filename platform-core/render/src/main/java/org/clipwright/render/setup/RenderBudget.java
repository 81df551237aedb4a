package org.clipwright.render.setup;

import java.util.Locale;

/** The memory that the pictures of one render may take, checked before any is allocated. Any thread may use it. */
public final class RenderBudget {

  /** What a render may take by default. */
  public static final long USUAL_BYTES = 4L << 30;

  private final long limitBytes;
  private final PictureHeap heap;
  private long usedBytes;

  private RenderBudget(long limitBytes, PictureHeap heap) {
    this.limitBytes = limitBytes;
    this.heap = heap;
  }

  /**
   * Creates the budget of one render.
   *
   * @param limitBytes limit for pictures outside the heap
   * @param heap this process's share for pictures on the heap
   */
  public static RenderBudget of(long limitBytes, PictureHeap heap) {
    return new RenderBudget(limitBytes, heap);
  }

  public PictureHeap heap() {
    return heap;
  }

  /** Takes memory; returns false and takes nothing if it is too much. */
  public synchronized boolean take(long bytes) {
    boolean enough = bytes <= limitBytes - usedBytes;
    usedBytes += enough ? bytes : 0;
    return enough;
  }

  /** Returns memory to the budget. */
  public synchronized void give(long bytes) {
    usedBytes -= bytes;
  }

  /** The exception for a picture of this size that exceeds the budget. */
  public synchronized RenderException refusal(int width, int height) {
    return new RenderException(String.format(Locale.ROOT,
        "Rendering this needs more than %,d MB of pictures at a time; the last had %dx%d pixels. Use fewer or smaller"
            + " pictures at once, or a smaller project.",
        limitBytes >> 20, width, height));
  }
}
