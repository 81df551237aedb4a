package org.clipwright.plugin.effects.picture.sphere;

import java.util.Arrays;

/**
 * A picture on the heap with a border of some pixels, so that the neighbourhood of any position in it can be read
 * without bounds checks.
 */
final class BorderedPicture {

  /** Border above and to the left, in pixels. */
  private static final int BEFORE = 1;

  /** Border below and to the right, in pixels: a position on the far edge itself has three neighbours. */
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

  /** The index of a pixel, which may be in the border. */
  int index(int x, int y) {
    return (y + BEFORE) * stride + x + BEFORE;
  }

  /** Stores a row and repeats its edge pixels in the border. */
  void take(int y, int[] row) {
    int start = copy(y, row);
    Arrays.fill(pixels, start - BEFORE, start, row[0]);
    Arrays.fill(pixels, start + width, start + width + AFTER, row[width - 1]);
    repeat(y);
  }

  /** Stores a row that wraps around. */
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

  /** Repeats the first and last rows above and below the picture. */
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
