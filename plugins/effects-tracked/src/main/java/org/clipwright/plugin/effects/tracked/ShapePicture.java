package org.clipwright.plugin.effects.tracked;

import java.util.List;

/** The shapes in a frame, scaled to a picture's size with soft edges. */
final class ShapePicture {

  /** No shapes. */
  static final ShapePicture NONE = new ShapePicture(0, 0, new byte[0]);

  private final int width;
  private final int height;
  private final byte[] coverage;

  private ShapePicture(int width, int height, byte[] coverage) {
    this.width = width;
    this.height = height;
    this.coverage = coverage;
  }

  /** The shapes at a size; {@link #NONE} if there are none. */
  static ShapePicture of(List<ShapeMask> masks, int width, int height) {
    if (masks.isEmpty()) {
      return NONE;
    }
    byte[] coverage = new byte[width * height];
    for (ShapeMask mask : masks) {
      boolean[] plane = new boolean[mask.width() * mask.height()];
      mask.addTo(plane);
      add(plane, mask.width(), mask.height(), coverage, width, height);
    }
    return new ShapePicture(width, height, coverage);
  }

  private static void add(boolean[] plane, int planeWidth, int planeHeight, byte[] coverage, int width, int height) {
    for (int y = 0; y < height; y++) {
      double row = Math.clamp((y + 0.5) * planeHeight / height - 0.5, 0, planeHeight - 1);
      int top = (int) row;
      int bottom = Math.min(top + 1, planeHeight - 1);
      for (int x = 0; x < width; x++) {
        double column = Math.clamp((x + 0.5) * planeWidth / width - 0.5, 0, planeWidth - 1);
        int left = (int) column;
        int right = Math.min(left + 1, planeWidth - 1);
        double upper = between(plane[top * planeWidth + left], plane[top * planeWidth + right], column - left);
        double lower = between(plane[bottom * planeWidth + left], plane[bottom * planeWidth + right], column - left);
        int covered = (int) (255 * (upper + (lower - upper) * (row - top)) + 0.5);
        coverage[y * width + x] = (byte) Math.max(coverage[y * width + x] & 0xFF, covered);
      }
    }
  }

  private static double between(boolean one, boolean other, double share) {
    return (one ? 1 - share : 0) + (other ? share : 0);
  }

  boolean isEmpty() {
    return coverage.length == 0;
  }

  /** The coverage of a pixel, 0 to 255. */
  int coverage(int index) {
    return coverage.length == 0 ? 0 : coverage[index] & 0xFF;
  }

  /** Marks the pixels of a row within a radius of the shapes, including those inside. */
  void ring(int y, int radius, boolean[] marked) {
    for (int dy = -radius; dy <= radius; dy++) {
      int row = y + dy;
      if (radius > 0 && row >= 0 && row < height) {
        int reach = (int) Math.round(Math.sqrt((double) radius * radius - dy * dy));
        mark(row, reach, marked);
      }
    }
  }

  private void mark(int row, int reach, boolean[] marked) {
    int until = -1;
    for (int x = 0; x < width; x++) {
      if (coverage[row * width + x] != 0) {
        for (int near = Math.max(until + 1, x - reach); near <= Math.min(width - 1, x + reach); near++) {
          marked[near] = true;
        }
        until = Math.min(width - 1, x + reach);
      }
    }
  }
}
