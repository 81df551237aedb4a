package org.clipwright.plugin.effects.picture.pixel;

/** A row of pixels on the heap, one for each thread. */
public final class PixelRow {

  private static final int COLORS = 0xFFFFFF;

  private static final LatestRow<int[]> LATEST = new LatestRow<>(int[]::new);

  private PixelRow() {}

  /** The calling thread's row of a width, with whatever pixels it had last. */
  public static int[] of(int width) {
    return LATEST.of(width);
  }

  /** Filling the colours in changes no answer, but a loop that only gathers is not compiled to vector instructions. */
  public static boolean isOpaque(int[] pixels) {
    int all = -1;
    for (int i = 0; i < pixels.length; i++) {
      all &= pixels[i] | COLORS;
    }
    return all == -1;
  }
}
