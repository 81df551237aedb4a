package org.clipwright.plugin.effects.picture.blur;

import java.util.Arrays;
import java.util.List;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;

/**
 * Replaces every pixel by the rounded mean of the pixels within a radius along its row or column, in all four channels
 * alike; edge pixels are repeated beyond the picture's edge. The running time does not depend on the radius.
 */
public final class BoxBlur {

  /** The largest radius at which sums still fit in half a {@code long}. */
  static final int LONGEST = 1 << 20;

  private static final int EVEN = 0x00FF00FF;

  private BoxBlur() {}

  /** A project's radius, truncated to whole pixels and limited to what this class supports. */
  static int radius(double distance) {
    return (int) Math.clamp(distance, 0, LONGEST);
  }

  /** Blurs rows horizontally. */
  public static void alongRows(Frame source, Frame target, Rows rows, int radius) {
    if (radius <= WindowMean.LONGEST) {
      ShortBoxBlur.of(source.width(), radius).alongRows(source, target, rows);
      return;
    }
    Buffers buffers = Buffers.of(source.width());
    for (int y = rows.from(); y < rows.to(); y++) {
      source.readRow(y, buffers.first);
      row(buffers.first, buffers.second, radius);
      target.writeRow(y, buffers.second);
    }
  }

  private static void row(int[] source, int[] target, int radius) {
    int last = source.length - 1;
    float share = 1f / (2 * radius + 1);
    long beyond = Math.max(0, radius - last);
    long even = radius * even(source[0]) + beyond * even(source[last]);
    long odd = radius * odd(source[0]) + beyond * odd(source[last]);
    for (int i = 0; i <= Math.min(radius, last); i++) {
      even += even(source[i]);
      odd += odd(source[i]);
    }
    for (int i = 0; i <= last; i++) {
      target[i] = mean(even, odd, share);
      int entering = source[Math.min(i + radius + 1, last)];
      int leaving = source[Math.max(i - radius, 0)];
      even += even(entering) - even(leaving);
      odd += odd(entering) - odd(leaving);
    }
  }

  /** Blurs rows vertically; reads rows beyond them. */
  public static void alongColumns(Frame source, Frame target, Rows rows, int radius) {
    if (radius <= WindowMean.LONGEST) {
      ShortBoxBlur.of(source.width(), radius).alongColumns(source, target, rows);
      return;
    }
    int bottom = source.height() - 1;
    Buffers buffers = Buffers.of(source.width());
    ColumnSums sums = buffers.sums;
    int[] entering = buffers.first;
    int[] leaving = buffers.second;
    sums.begin(radius);
    gather(source, rows.from(), radius, sums, entering);
    for (int y = rows.from(); y < rows.to(); y++) {
      sums.mean(entering);
      target.writeRow(y, entering);
      source.readRow(Math.min(y + radius + 1, bottom), entering);
      source.readRow(Math.max(y - radius, 0), leaving);
      sums.add(entering, 1);
      sums.add(leaving, -1);
    }
  }

  /** Computes the sums around one row. */
  private static void gather(Frame source, int y, int radius, ColumnSums sums, int[] buffer) {
    int bottom = source.height() - 1;
    source.readRow(0, buffer);
    sums.add(buffer, Math.max(0, radius - y));
    source.readRow(bottom, buffer);
    sums.add(buffer, Math.max(0, y + radius - bottom));
    for (int row = Math.max(0, y - radius); row <= Math.min(bottom, y + radius); row++) {
      source.readRow(row, buffer);
      sums.add(buffer, 1);
    }
  }

  /** Red and blue, each in its own half. */
  private static long even(int pixel) {
    return (pixel & 0xFF) | (long) (pixel & EVEN & ~0xFF) << 16;
  }

  /** Green and alpha, each in its own half. */
  private static long odd(int pixel) {
    return even(pixel >>> 8);
  }

  private static int mean(long even, long odd, float share) {
    return rounded((int) even * share)
        | rounded((int) odd * share) << 8
        | rounded((int) (even >>> 32) * share) << 16
        | rounded((int) (odd >>> 32) * share) << 24;
  }

  private static int rounded(float value) {
    return (int) (value + 0.5f);
  }

  /** One thread's buffers for pictures of one width; kept for the next picture. */
  private static final class Buffers {

    private static final ThreadLocal<Buffers> LATEST = ThreadLocal.withInitial(() -> new Buffers(0));

    final int[] first;
    final int[] second;
    final ColumnSums sums;

    private Buffers(int width) {
      first = new int[width];
      second = new int[width];
      sums = new ColumnSums(width);
    }

    static Buffers of(int width) {
      Buffers known = LATEST.get();
      if (known.first.length != width) {
        known = new Buffers(width);
        LATEST.set(known);
      }
      return known;
    }
  }

  /** Sums of each column's channels, in loops that the compiler vectorizes. */
  private static final class ColumnSums {

    private final int[] red;
    private final int[] green;
    private final int[] blue;
    private final int[] alpha;
    private float share;

    ColumnSums(int width) {
      red = new int[width];
      green = new int[width];
      blue = new int[width];
      alpha = new int[width];
    }

    void begin(int radius) {
      for (int[] channel : List.of(red, green, blue, alpha)) {
        Arrays.fill(channel, 0);
      }
      share = 1f / (2 * radius + 1);
    }

    void add(int[] pixels, int times) {
      add(pixels, 0, times, red);
      add(pixels, 8, times, green);
      add(pixels, 16, times, blue);
      add(pixels, 24, times, alpha);
    }

    private static void add(int[] pixels, int shift, int times, int[] sums) {
      for (int x = 0; x < sums.length; x++) {
        sums[x] += (pixels[x] >>> shift & 0xFF) * times;
      }
    }

    void mean(int[] pixels) {
      Arrays.fill(pixels, 0);
      mean(red, 0, pixels);
      mean(green, 8, pixels);
      mean(blue, 16, pixels);
      mean(alpha, 24, pixels);
    }

    private void mean(int[] sums, int shift, int[] pixels) {
      for (int x = 0; x < pixels.length; x++) {
        pixels[x] |= (int) (sums[x] * share + 0.5f) << shift;
      }
    }
  }
}
