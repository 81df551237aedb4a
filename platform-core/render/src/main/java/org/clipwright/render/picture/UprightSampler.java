package org.clipwright.render.picture;

import java.lang.foreign.MemorySegment;
import org.clipwright.sdk.media.Frame;

/**
 * Resizes rows of a picture that is scaled but not rotated: bilinear, first between rows, then between columns. One
 * thread at a time.
 */
final class UprightSampler {

  private static final int ONE = 1 << 16;
  private static final int HALF = 1 << 15;

  private Frame source;
  private Affine inverse;
  private int count;
  private int firstColumn;
  private int width;
  private int[] columns = {};
  private int[] weights = {};
  private int[] result = {};
  private int[] upper = {};
  private int[] lower = {};

  /**
   * Begins a picture, of which each row needs some pixels; buffers are reused from one picture to the next.
   *
   * @param inverse the map from the target to the source
   * @param left the first pixel's column in the target
   * @param count number of pixels
   */
  void begin(Frame source, Affine inverse, int left, int count) {
    this.source = source;
    this.inverse = inverse;
    this.count = count;
    if (columns.length < count) {
      columns = new int[count];
      weights = new int[count];
      result = new int[count];
    }
    place(position(inverse.a() * (left + 0.5) + inverse.e()), (long) (inverse.a() * ONE));
    if (upper.length < width) {
      upper = new int[width];
      lower = new int[width];
    }
  }

  private void place(long start, long step) {
    int last = source.width() - 1;
    int lowest = last;
    int highest = 0;
    long position = start;
    for (int i = 0; i < count; i++, position += step) {
      int column = (int) (position >> 16);
      boolean inside = column >= 0 && column < last;
      columns[i] = Math.clamp(column, 0, last);
      weights[i] = inside ? (int) position >> 8 & 255 : 0;
      lowest = Math.min(lowest, columns[i]);
      highest = Math.max(highest, columns[i]);
    }
    firstColumn = lowest;
    width = highest - lowest + 2;
    for (int i = 0; i < count; i++) {
      columns[i] -= lowest;
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
      mix(upper, lower, width, weight);
    }
    return across();
  }

  private int[] across() {
    for (int i = 0; i < count; i++) {
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

  private static void mix(int[] rows, int[] others, int width, int weight) {
    int other = 256 - weight;
    for (int i = 0; i < width; i++) {
      int first = rows[i];
      int second = others[i];
      int low = (first & 0xFF00FF) * other + (second & 0xFF00FF) * weight >>> 8 & 0xFF00FF;
      int high = (first >>> 8 & 0xFF00FF) * other + (second >>> 8 & 0xFF00FF) * weight & 0xFF00FF00;
      rows[i] = low | high;
    }
  }

  /** The last column's neighbour has zero weight and may be outside the picture. */
  private void read(int line, int[] pixels) {
    int present = Math.min(width, source.width() - firstColumn);
    long offset = ((long) line * source.width() + firstColumn) * Integer.BYTES;
    MemorySegment.copy(source.pixels(), Frame.PIXEL, offset, pixels, 0, present);
  }

  /** A position in the source, in steps of 1/65536 from the centre of its first pixel. */
  private static long position(double place) {
    return (long) (place * ONE - 1) - HALF;
  }
}
