package org.clipwright.plugin.effects.picture.shape;

import java.util.Arrays;
import org.clipwright.sdk.media.Frame;

/**
 * Part of a picture reduced to fewer and larger squares, each the mean of the pixels it covers. Fixed-point steps and
 * truncation are those of the original engine's toolkit.
 */
final class Squares {

  private static final int ONE = 1 << 16;
  private static final int FULL = 1 << 14;

  private final int left;
  private final int top;
  private final Side across;
  private final Side down;

  /** Divides an area, which must be inside the picture, into columns and lines of squares. */
  Squares(int left, int top, int width, int height, int columns, int lines) {
    this.left = left;
    this.top = top;
    this.across = new Side(width, columns);
    this.down = new Side(height, lines);
  }

  /** One axis of the area: its pixels, and the squares they become. */
  private record Side(int pixels, int squares) {

    /** The square shown at a pixel: squares are repeated in steps truncated to 16 fraction bits. */
    int square(int pixel) {
      double step = (double) squares / pixels;
      long place = (long) Math.floor(0.5 * step * ONE) + 1 + (long) pixel * (int) (step * ONE);
      return (int) Math.min(squares - 1L, place >> 16);
    }

    /** The start of a square, in 65536ths of a pixel. */
    long start(int square) {
      return square * (((long) pixels << 16) / squares);
    }

    /** The weight of a pixel that is entirely inside a square, in 16384ths of the square. */
    int whole() {
      return (int) (((long) squares * FULL + pixels - 1) / pixels);
    }
  }

  int columns() {
    return across.squares;
  }

  /** The line of squares shown in a row of the area. */
  int line(int row) {
    return down.square(row);
  }

  /** The column of squares shown in a column of the area. */
  int column(int column) {
    return across.square(column);
  }

  /** Computes the colours of a line of squares. */
  void average(Frame source, int line, int[] squares) {
    for (int column = 0; column < across.squares; column++) {
      squares[column] = mean(source, column, line);
    }
  }

  private int mean(Frame source, int column, int line) {
    int[] sums = new int[4];
    int[] rowSums = new int[4];
    long start = down.start(line);
    int y = (int) (start >> 16);
    int weight = (int) ((ONE - (start & ONE - 1)) * down.whole() >> 16);
    for (int room = FULL; room > 0 && y < down.pixels; y++) {
      int share = Math.min(weight, room);
      addRow(source, column, y, rowSums);
      for (int channel = 0; channel < sums.length; channel++) {
        sums[channel] += (rowSums[channel] >> 4) * share;
      }
      room -= share;
      weight = down.whole();
    }
    return sums[0] >>> 24 | sums[1] >>> 24 << 8 | sums[2] >>> 24 << 16 | sums[3] >>> 24 << 24;
  }

  private void addRow(Frame source, int column, int y, int[] sums) {
    Arrays.fill(sums, 0);
    long start = across.start(column);
    int x = (int) (start >> 16);
    int weight = (int) ((ONE - (start & ONE - 1)) * across.whole() >> 16);
    for (int room = FULL; room > 0 && x < across.pixels; x++) {
      int share = Math.min(weight, room);
      int pixel = source.pixel((top + y) * source.width() + left + x);
      for (int channel = 0; channel < sums.length; channel++) {
        sums[channel] += (pixel >>> 8 * channel & 0xFF) * share;
      }
      room -= share;
      weight = across.whole();
    }
  }
}
