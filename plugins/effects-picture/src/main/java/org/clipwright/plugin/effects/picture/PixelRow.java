package org.clipwright.plugin.effects.picture;

/** A row of pixels on the heap, one for each thread. */
final class PixelRow {

  private static final ThreadLocal<int[]> LATEST = ThreadLocal.withInitial(() -> new int[0]);

  private PixelRow() {}

  /** The calling thread's row of a width, with whatever pixels it had last. */
  static int[] of(int width) {
    int[] known = LATEST.get();
    if (known.length != width) {
      known = new int[width];
      LATEST.set(known);
    }
    return known;
  }

  static boolean isOpaque(int[] pixels) {
    int all = -1;
    for (int pixel : pixels) {
      all &= pixel;
    }
    return all >>> 24 == 255;
  }
}
