package org.clipwright.render.picture;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.clipwright.sdk.media.Frame;

/** Rows of a picture that lies between whole pixels; beyond its edges it is transparent. One thread at a time. */
final class ShiftedSampler {

  private static final int ONE = 256;

  private Frame source;
  private int count;
  private int firstColumn;
  private int top;
  private int weightX;
  private int weightY;
  private int[] row = {};
  private int[] above = {};

  /** Whether a map moves a picture by whole pixels, as exactly as it can be drawn. */
  static boolean isWhole(Affine matrix) {
    return part(matrix.e()) == 0 && part(matrix.f()) == 0;
  }

  /** How far a place is beyond the last whole pixel, in 256ths. */
  private static int part(double place) {
    return (int) Math.floorMod(Math.round(place * ONE), (long) ONE);
  }

  private static int whole(double place) {
    return (int) Math.floorDiv(Math.round(place * ONE), (long) ONE);
  }

  /**
   * Begins a picture.
   *
   * @param matrix a translation
   * @param left the first pixel's column in the target
   * @param pixels number of pixels in each row
   */
  void begin(Frame picture, Affine matrix, int left, int pixels) {
    source = picture;
    count = pixels;
    firstColumn = left - whole(matrix.e()) - 1;
    top = whole(matrix.f());
    weightX = part(matrix.e());
    weightY = part(matrix.f());
    if (row.length < pixels + 1) {
      row = new int[pixels + 1];
      above = new int[pixels + 1];
    }
  }

  /** The pixels of a row of the target; valid until the next call. */
  int[] row(int target) {
    read(target - top, row);
    if (weightY > 0) {
      read(target - top - 1, above);
      for (int i = 0; i <= count; i++) {
        row[i] = mixed(row[i], above[i], weightY);
      }
    }
    for (int i = 0; i < count; i++) {
      row[i] = mixed(row[i + 1], row[i], weightX);
    }
    return row;
  }

  private static int mixed(int first, int second, int weight) {
    int other = ONE - weight;
    int low = (first & 0xFF00FF) * other + (second & 0xFF00FF) * weight >>> 8 & 0xFF00FF;
    int high = (first >>> 8 & 0xFF00FF) * other + (second >>> 8 & 0xFF00FF) * weight & 0xFF00FF00;
    return low | high;
  }

  /** Reads one pixel more than a row has, from the column before its first. */
  private void read(int line, int[] pixels) {
    int from = Math.clamp(-firstColumn, 0, count + 1);
    int to = line < 0 || line >= source.height() ? from
        : Math.clamp(source.width() - (long) firstColumn, from, count + 1);
    Arrays.fill(pixels, 0, from, 0);
    Arrays.fill(pixels, to, count + 1, 0);
    if (to > from) {
      long offset = ((long) line * source.width() + firstColumn + from) * Integer.BYTES;
      MemorySegment.copy(source.pixels(), Frame.PIXEL, offset, pixels, from, to - from);
    }
  }
}
