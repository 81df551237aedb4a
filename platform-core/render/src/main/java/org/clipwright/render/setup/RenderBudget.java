package org.clipwright.render.setup;

import java.util.Locale;

/** The memory that the pictures of one render may take, asked before any is allocated. Any thread may use it. */
public final class RenderBudget {

  /** What a render may take unless somebody wishes otherwise. */
  public static final long USUAL_BYTES = 4L << 30;

  private final long limitBytes;
  private final HeapShare heap;
  private long usedBytes;

  private RenderBudget(long limitBytes, HeapShare heap) {
    this.limitBytes = limitBytes;
    this.heap = heap;
  }

  /**
   * A budget of one render.
   *
   * @param limitBytes of pictures outside of the heap
   * @param heap what this process has for pictures on it
   */
  public static RenderBudget of(long limitBytes, HeapShare heap) {
    return new RenderBudget(limitBytes, heap);
  }

  public HeapShare heap() {
    return heap;
  }

  /** Takes memory; false, and nothing taken, where it is too much. */
  public synchronized boolean take(long bytes) {
    boolean enough = bytes <= limitBytes - usedBytes;
    usedBytes += enough ? bytes : 0;
    return enough;
  }

  /** Gives memory back. */
  public synchronized void give(long bytes) {
    usedBytes -= bytes;
  }

  /** Says that a picture of this size is too much. */
  public synchronized RenderException refusal(int width, int height) {
    return new RenderException(String.format(Locale.ROOT,
        "Rendering this needs more than %,d MB of pictures at a time; the last had %dx%d pixels. Use fewer or smaller"
            + " pictures at once, or a smaller project.",
        limitBytes >> 20, width, height));
  }
}
