package org.clipwright.plugin.effects.picture.pixel;

/** A row of pixels on the heap, one for each thread. */
public final class PixelRow {

  private static final int COLORS = 0xFFFFFF;

  private static final LatestRow<int[]> LATEST = new LatestRow<>(int[]::new);

  private PixelRow() {}

  /** The calling thread's row of a width, with its previous content. */
  public static int[] of(int width) {
    return LATEST.of(width);
  }

  /** Including the colours does not change the result, but a loop that only gathers is not vectorized. */
  public static boolean isOpaque(int[] pixels) {
    int all = -1;
    for (int i = 0; i < pixels.length; i++) {
      all &= pixels[i] | COLORS;
    }
    return all == -1;
  }
}
