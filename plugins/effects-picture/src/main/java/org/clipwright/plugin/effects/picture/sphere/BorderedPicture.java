package org.clipwright.plugin.effects.picture.sphere;

import java.util.Arrays;

/**
 * A picture on the heap that goes on for some pixels past its edges, so that what lies round any place in it is read
 * without limits.
 */
final class BorderedPicture {

  /** Pixels above and to the left. */
  private static final int BEFORE = 1;

  /** Pixels below and to the right: a place on the far edge itself has three neighbours. */
  private static final int AFTER = 3;

  final int[] pixels;
  final int stride;
  private final int width;
  private final int height;

  BorderedPicture(int width, int height) {
    this.width = width;
    this.height = height;
    stride = BEFORE + width + AFTER;
    pixels = new int[stride * (BEFORE + height + AFTER)];
  }

  boolean fits(int otherWidth, int otherHeight) {
    return width == otherWidth && height == otherHeight;
  }

  /** The index of a pixel, which may lie past the edges as far as the picture goes on. */
  int index(int x, int y) {
    return (y + BEFORE) * stride + x + BEFORE;
  }

  /** Takes a row whose outermost pixels go on. */
  void take(int y, int[] row) {
    int start = copy(y, row);
    Arrays.fill(pixels, start - BEFORE, start, row[0]);
    Arrays.fill(pixels, start + width, start + width + AFTER, row[width - 1]);
    repeat(y);
  }

  /** Takes a row that begins again where it ends. */
  void takeRound(int y, int[] row) {
    int start = copy(y, row);
    pixels[start - BEFORE] = row[width - 1];
    for (int x = 0; x < AFTER; x++) {
      pixels[start + width + x] = row[x % width];
    }
    repeat(y);
  }

  private int copy(int y, int[] row) {
    int start = index(0, y);
    System.arraycopy(row, 0, pixels, start, width);
    return start;
  }

  /** The first row and the last go on upwards and downwards. */
  private void repeat(int y) {
    int start = index(-BEFORE, y);
    if (y == 0) {
      System.arraycopy(pixels, start, pixels, start - stride, stride);
    }
    for (int below = 1; y == height - 1 && below <= AFTER; below++) {
      System.arraycopy(pixels, start, pixels, start + below * stride, stride);
    }
  }
}
