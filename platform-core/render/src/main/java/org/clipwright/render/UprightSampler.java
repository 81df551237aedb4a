package org.clipwright.render;

import java.lang.foreign.MemorySegment;
import org.clipwright.sdk.media.Frame;

/** Resizes rows of a picture that is scaled but not turned: bilinear, first between rows, then between columns. */
final class UprightSampler {

  private static final int ONE = 1 << 16;
  private static final int HALF = 1 << 15;

  private final Frame source;
  private final Affine inverse;
  private final int[] columns;
  private final int[] weights;
  private final int firstColumn;
  private final int[] upper;
  private final int[] lower;
  private final int[] result;

  /**
   * A sampler for some pixels of each row.
   *
   * @param inverse the map from the target to the source
   * @param left the first pixel's column in the target
   * @param count number of pixels
   */
  UprightSampler(Frame source, Affine inverse, int left, int count) {
    this.source = source;
    this.inverse = inverse;
    this.columns = new int[count];
    this.weights = new int[count];
    this.result = new int[count];
    long position = position(inverse.a() * (left + 0.5) + inverse.e());
    long step = (long) (inverse.a() * ONE);
    int lowest = source.width();
    int highest = 0;
    for (int i = 0; i < count; i++, position += step) {
      int column = (int) (position >> 16);
      boolean inside = column >= 0 && column < source.width() - 1;
      columns[i] = Math.clamp(column, 0, source.width() - 1);
      weights[i] = inside ? (int) position >> 8 & 255 : 0;
      lowest = Math.min(lowest, columns[i]);
      highest = Math.max(highest, columns[i]);
    }
    firstColumn = lowest;
    int width = highest - lowest + 2;
    upper = new int[width];
    lower = new int[width];
    for (int i = 0; i < count; i++) {
      columns[i] -= firstColumn;
    }
  }

  /** The pixels of a row of the target; valid until the next call. */
  int[] row(int row) {
    long position = position(inverse.d() * (row + 0.5) + inverse.f());
    int line = (int) (position >> 16);
    boolean inside = line >= 0 && line < source.height() - 1;
    int weight = inside ? (int) position >> 8 & 255 : 0;
    read(Math.clamp(line, 0, source.height() - 1), upper);
    if (weight > 0) {
      read(line + 1, lower);
      mix(upper, lower, weight);
    }
    return across();
  }

  private int[] across() {
    for (int i = 0; i < result.length; i++) {
      int column = columns[i];
      int weight = weights[i];
      int other = 256 - weight;
      int first = upper[column];
      int second = upper[column + 1];
      int low = (first & 0xFF00FF) * other + (second & 0xFF00FF) * weight >>> 8 & 0xFF00FF;
      int high = (first >>> 8 & 0xFF00FF) * other + (second >>> 8 & 0xFF00FF) * weight & 0xFF00FF00;
      result[i] = low | high;
    }
    return result;
  }

  private static void mix(int[] rows, int[] others, int weight) {
    int other = 256 - weight;
    for (int i = 0; i < rows.length; i++) {
      int first = rows[i];
      int second = others[i];
      int low = (first & 0xFF00FF) * other + (second & 0xFF00FF) * weight >>> 8 & 0xFF00FF;
      int high = (first >>> 8 & 0xFF00FF) * other + (second >>> 8 & 0xFF00FF) * weight & 0xFF00FF00;
      rows[i] = low | high;
    }
  }

  /** The last column has a neighbour of no weight, which may lie outside the picture. */
  private void read(int line, int[] pixels) {
    int count = Math.min(pixels.length, source.width() - firstColumn);
    long offset = ((long) line * source.width() + firstColumn) * Integer.BYTES;
    MemorySegment.copy(source.pixels(), Frame.PIXEL, offset, pixels, 0, count);
  }

  /** Where a place in the source lies, in steps of 1/65536 from the middle of its first pixel. */
  private static long position(double place) {
    return (long) (place * ONE - 1) - HALF;
  }
}
