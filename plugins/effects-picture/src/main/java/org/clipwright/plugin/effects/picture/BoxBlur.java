package org.clipwright.plugin.effects.picture;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
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
    Buffers buffers = Buffers.of(source.width());
    int[] before = buffers.first;
    int[] after = buffers.second;
    Means means = Means.of(Math.min(radius, Means.LONGEST));
    for (int y = rows.from(); y < rows.to(); y++) {
      read(source, y, before);
      if (radius <= Means.LONGEST) {
        means.row(before, after);
      } else {
        row(before, after, radius);
      }
      write(after, target, y);
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

  /** Blurs some rows up and down; reads rows beyond them. */
  static void alongColumns(Frame source, Frame target, Rows rows, int radius) {
    int bottom = source.height() - 1;
    Buffers buffers = Buffers.of(source.width());
    ColumnSums sums = buffers.sums;
    int[] entering = buffers.first;
    int[] leaving = buffers.second;
    sums.begin(radius);
    gather(source, rows.from(), radius, sums, entering);
    for (int y = rows.from(); y < rows.to(); y++) {
      sums.mean(entering);
      write(entering, target, y);
      read(source, Math.min(y + radius + 1, bottom), entering);
      read(source, Math.max(y - radius, 0), leaving);
      sums.add(entering, 1);
      sums.add(leaving, -1);
    }
  }

  /** The sums round one row. */
  private static void gather(Frame source, int y, int radius, ColumnSums sums, int[] buffer) {
    int bottom = source.height() - 1;
    read(source, 0, buffer);
    sums.add(buffer, Math.max(0, radius - y));
    read(source, bottom, buffer);
    sums.add(buffer, Math.max(0, y + radius - bottom));
    for (int row = Math.max(0, y - radius); row <= Math.min(bottom, y + radius); row++) {
      read(source, row, buffer);
      sums.add(buffer, 1);
    }
  }

  private static void read(Frame frame, int row, int[] pixels) {
    MemorySegment.copy(frame.pixels(), Frame.PIXEL, (long) row * frame.width() * Integer.BYTES, pixels, 0, pixels.length);
  }

  private static void write(int[] pixels, Frame frame, int row) {
    MemorySegment.copy(pixels, 0, frame.pixels(), Frame.PIXEL, (long) row * frame.width() * Integer.BYTES, pixels.length);
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

  /** What one thread needs for pictures of one width; kept for the next picture. */
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

  /** Short distances, where the sums of all four channels fit in one {@code long} and every mean in a table. */
  private static final class Means {

    static final int LONGEST = 128;

    private static final int LANE = 0xFFFF;

    /** The table used last: most pictures of a clip are blurred alike. */
    private static volatile Means latest = new Means(0);

    private final int radius;
    private final byte[] table;

    static Means of(int radius) {
      Means known = latest;
      if (known.radius != radius) {
        known = new Means(radius);
        latest = known;
      }
      return known;
    }

    private Means(int radius) {
      this.radius = radius;
      int count = 2 * radius + 1;
      float share = 1f / count;
      table = new byte[LANE + 1];
      for (int sum = 0; sum <= count * 255; sum++) {
        table[sum] = (byte) rounded(sum * share);
      }
    }

    void row(int[] source, int[] target) {
      int last = source.length - 1;
      long sum = radius * spread(source[0]) + Math.max(0, radius - last) * spread(source[last]);
      for (int i = 0; i <= Math.min(radius, last); i++) {
        sum += spread(source[i]);
      }
      int i = 0;
      for (; i <= Math.min(radius, last); i++) {
        target[i] = mean(sum);
        sum += spread(source[Math.min(i + radius + 1, last)]) - spread(source[0]);
      }
      for (; i < last - radius; i++) {
        target[i] = mean(sum);
        sum += spread(source[i + radius + 1]) - spread(source[i - radius]);
      }
      for (; i <= last; i++) {
        target[i] = mean(sum);
        sum += spread(source[last]) - spread(source[i - radius]);
      }
    }

    /** Red, blue, green and alpha, each in a quarter of its own. */
    private static long spread(int pixel) {
      return pixel & EVEN | (long) (pixel >>> 8 & EVEN) << 32;
    }

    private int mean(long sums) {
      int even = (int) sums;
      int odd = (int) (sums >>> 32);
      return table[even & LANE] & 0xFF
          | (table[odd & LANE] & 0xFF) << 8
          | (table[even >>> 16] & 0xFF) << 16
          | table[odd >>> 16] << 24;
    }
  }

  /** Sums of each column's channels, in loops that the compiler turns into vector instructions. */
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
