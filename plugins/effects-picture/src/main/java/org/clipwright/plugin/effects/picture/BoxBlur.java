package org.clipwright.plugin.effects.picture;

import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;

/**
 * Gives every pixel the mean of those within a distance along its row or column, all four channels alike, rounded; past
 * the picture's edge its outermost pixel counts on. The time it takes does not grow with the distance.
 */
final class BoxBlur {

  /** The longest distance; with it sums still fit in half a {@code long}. */
  static final int LONGEST = 1 << 20;

  private static final int EVEN = 0x00FF00FF;

  private BoxBlur() {}

  /** A distance as a project gives it, cut to whole pixels that this class can take. */
  static int radius(double distance) {
    return (int) Math.clamp(distance, 0, LONGEST);
  }

  /** Blurs some rows to the left and right. */
  static void alongRows(Frame source, Frame target, Rows rows, int radius) {
    for (int y = rows.from(); y < rows.to(); y++) {
      row(source, target, y * source.width(), radius);
    }
  }

  private static void row(Frame source, Frame target, int start, int radius) {
    int width = source.width();
    int last = start + width - 1;
    float share = 1f / (2 * radius + 1);
    long even = radius * even(source.pixel(start)) + Math.max(0, radius + 1 - width) * even(source.pixel(last));
    long odd = radius * odd(source.pixel(start)) + Math.max(0, radius + 1 - width) * odd(source.pixel(last));
    for (int i = start; i <= Math.min(start + radius, last); i++) {
      even += even(source.pixel(i));
      odd += odd(source.pixel(i));
    }
    for (int i = start; i <= last; i++) {
      target.pixel(i, mean(even, odd, share));
      int entering = source.pixel(Math.min(i + radius + 1, last));
      int leaving = source.pixel(Math.max(i - radius, start));
      even += even(entering) - even(leaving);
      odd += odd(entering) - odd(leaving);
    }
  }

  /** Blurs some rows up and down; reads rows beyond them. */
  static void alongColumns(Frame source, Frame target, Rows rows, int radius) {
    int width = source.width();
    int bottom = source.height() - 1;
    long[] even = new long[width];
    long[] odd = new long[width];
    gather(source, rows.from(), radius, even, odd);
    float share = 1f / (2 * radius + 1);
    for (int y = rows.from(); y < rows.to(); y++) {
      int out = y * width;
      int entering = Math.min(y + radius + 1, bottom) * width;
      int leaving = Math.max(y - radius, 0) * width;
      for (int x = 0; x < width; x++) {
        target.pixel(out + x, mean(even[x], odd[x], share));
        int in = source.pixel(entering + x);
        int gone = source.pixel(leaving + x);
        even[x] += even(in) - even(gone);
        odd[x] += odd(in) - odd(gone);
      }
    }
  }

  /** The sums round one row. */
  private static void gather(Frame source, int y, int radius, long[] even, long[] odd) {
    int bottom = source.height() - 1;
    add(source, 0, Math.max(0, radius - y), even, odd);
    add(source, bottom, Math.max(0, y + radius - bottom), even, odd);
    for (int row = Math.max(0, y - radius); row <= Math.min(bottom, y + radius); row++) {
      add(source, row, 1, even, odd);
    }
  }

  private static void add(Frame source, int row, int times, long[] even, long[] odd) {
    int start = row * source.width();
    for (int x = 0; times > 0 && x < even.length; x++) {
      int pixel = source.pixel(start + x);
      even[x] += times * even(pixel);
      odd[x] += times * odd(pixel);
    }
  }

  /** Red and blue, each in a half of its own. */
  private static long even(int pixel) {
    return (pixel & 0xFF) | (long) (pixel & EVEN & ~0xFF) << 16;
  }

  /** Green and alpha, each in a half of its own. */
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
}
