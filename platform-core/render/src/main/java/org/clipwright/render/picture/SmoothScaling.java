package org.clipwright.render.picture;

import org.clipwright.sdk.media.Frame;

/**
 * Resizes premultiplied pictures: area averaging for shrinking, bilinear for enlarging, independently in each
 * direction. Fixed-point steps and truncation are those of the original engine's toolkit, so that stills match it.
 */
public final class SmoothScaling {

  private static final int FULL = 1 << 14;

  private SmoothScaling() {}

  /** Fills the target with the source, ignoring the aspect ratio. */
  public static void scale(Frame source, Frame target) {
    if (source.width() == target.width() && source.height() == target.height()) {
      target.copyFrom(source);
      return;
    }
    Axis across = Axis.of(source.width(), target.width());
    Axis down = Axis.of(source.height(), target.height());
    new Scaler(source, target, across, down).run();
  }

  /**
   * How one direction is resized.
   *
   * @param starts first source pixel of each target pixel
   * @param weights enlarging: weight of the next pixel, out of 256; shrinking: weight of the first pixel, out of 16384
   * @param inner shrinking: weight of a whole source pixel, out of 16384; enlarging: 0
   */
  private record Axis(int[] starts, int[] weights, int inner) {

    static Axis of(int source, int target) {
      return target >= source ? growing(source, target) : shrinking(source, target);
    }

    boolean shrinks() {
      return inner > 0;
    }

    private static Axis growing(int source, int target) {
      int[] starts = new int[target];
      int[] weights = new int[target];
      long position = 0x8000L * source / target - 0x8000;
      long step = ((long) source << 16) / target;
      for (int i = 0; i < target; i++, position += step) {
        int pixel = (int) (position >> 16);
        starts[i] = Math.clamp(pixel, 0, source - 1);
        weights[i] = pixel < 0 || pixel >= source - 1 ? 0 : (int) (position >> 8 & 255);
      }
      return new Axis(starts, weights, 0);
    }

    private static Axis shrinking(int source, int target) {
      int[] starts = new int[target];
      int[] weights = new int[target];
      int inner = (int) ((((long) target << 14) + source - 1) / source);
      long step = ((long) source << 16) / target;
      long position = 0;
      for (int i = 0; i < target; i++, position += step) {
        starts[i] = (int) (position >> 16);
        weights[i] = (int) ((0x10000 - (position & 0xFFFF)) * inner >> 16);
      }
      return new Axis(starts, weights, inner);
    }
  }

  /**
   * One pass over a picture: each source row needed is first resized horizontally, then rows are combined vertically.
   */
  private static final class Scaler {

    private final Frame source;
    private final Frame target;
    private final Axis across;
    private final Axis down;
    private final int[] row;
    private final int[] otherRow;
    private final int[] sums;

    Scaler(Frame source, Frame target, Axis across, Axis down) {
      this.source = source;
      this.target = target;
      this.across = across;
      this.down = down;
      this.row = new int[target.width() * 4];
      this.otherRow = new int[target.width() * 4];
      this.sums = new int[target.width() * 4];
    }

    void run() {
      for (int y = 0; y < target.height(); y++) {
        if (down.shrinks()) {
          averageRows(y);
        } else {
          interpolateRows(y);
        }
      }
    }

    /** Weights the source rows that one target row covers; channel sums end up with 24 fraction bits. */
    private void averageRows(int y) {
      java.util.Arrays.fill(sums, 0);
      int line = down.starts()[y];
      int weight = down.weights()[y];
      int left = FULL;
      while (left > 0 && line < source.height()) {
        int share = Math.min(weight, left);
        acrossRow(line++, row);
        for (int i = 0; i < sums.length; i++) {
          sums[i] += (row[i] >> 4) * share;
        }
        left -= share;
        weight = down.inner();
      }
      for (int x = 0; x < target.width(); x++) {
        target.pixel(y * target.width() + x, pack(sums, x * 4, 24));
      }
    }

    private void interpolateRows(int y) {
      int line = down.starts()[y];
      int weight = down.weights()[y];
      acrossRow(line, row);
      if (weight > 0) {
        acrossRow(line + 1, otherRow);
        for (int i = 0; i < row.length; i++) {
          row[i] = (row[i] >> 6) * (256 - weight) + (otherRow[i] >> 6) * weight >> 2;
        }
      }
      for (int x = 0; x < target.width(); x++) {
        target.pixel(y * target.width() + x, pack(row, x * 4, 14));
      }
    }

    /** One source row at the target's width, with separate channels and 14 fraction bits. */
    private void acrossRow(int line, int[] result) {
      int base = line * source.width();
      for (int x = 0; x < target.width(); x++) {
        if (across.shrinks()) {
          averagePixels(base, x, result);
        } else {
          interpolatePixels(base, x, result);
        }
      }
    }

    private void averagePixels(int base, int x, int[] result) {
      int column = across.starts()[x];
      int weight = across.weights()[x];
      int left = FULL;
      int red = 0;
      int green = 0;
      int blue = 0;
      int alpha = 0;
      while (left > 0 && column < source.width()) {
        int share = Math.min(weight, left);
        int pixel = source.pixel(base + column++);
        red += (pixel & 255) * share;
        green += (pixel >>> 8 & 255) * share;
        blue += (pixel >>> 16 & 255) * share;
        alpha += (pixel >>> 24) * share;
        left -= share;
        weight = across.inner();
      }
      put(result, x, red, green, blue, alpha);
    }

    private void interpolatePixels(int base, int x, int[] result) {
      int column = across.starts()[x];
      int weight = across.weights()[x];
      int first = source.pixel(base + column);
      int second = weight == 0 ? first : source.pixel(base + column + 1);
      put(
          result,
          x,
          between(first & 255, second & 255, weight),
          between(first >>> 8 & 255, second >>> 8 & 255, weight),
          between(first >>> 16 & 255, second >>> 16 & 255, weight),
          between(first >>> 24, second >>> 24, weight));
    }

    private static int between(int first, int second, int weight) {
      return (first * (256 - weight) + second * weight >> 8) << 14;
    }

    private static void put(int[] result, int x, int red, int green, int blue, int alpha) {
      result[x * 4] = red;
      result[x * 4 + 1] = green;
      result[x * 4 + 2] = blue;
      result[x * 4 + 3] = alpha;
    }

    private static int pack(int[] values, int index, int shift) {
      return values[index] >>> shift
          | values[index + 1] >>> shift << 8
          | values[index + 2] >>> shift << 16
          | values[index + 3] >>> shift << 24;
    }
  }
}
