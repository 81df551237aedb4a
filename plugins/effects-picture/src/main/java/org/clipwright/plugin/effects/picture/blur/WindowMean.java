package org.clipwright.plugin.effects.picture.blur;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The rounded mean of the bytes in a window of odd length, from their sum. The original multiplies the sum by the
 * reciprocal of the length in single precision; for nearly all lengths an integer product and a shift give the same
 * bytes and can be computed for whole rows at once. For the others there is a table.
 */
final class WindowMean {

  /** The largest radius at which sums of bytes fit in 16 bits. */
  static final int LONGEST = 128;

  private static final int MOST_PLACES = 23;
  private static final int FEWEST_PLACES = 14;

  private static final AtomicReferenceArray<WindowMean> KNOWN = new AtomicReferenceArray<>(LONGEST + 1);

  private final byte[] table;
  private int factor;
  private int offset;
  private int places;

  private WindowMean(int radius) {
    int count = 2 * radius + 1;
    float share = 1f / count;
    table = new byte[255 * count + 1];
    for (int sum = 0; sum < table.length; sum++) {
      table[sum] = (byte) (sum * share + 0.5f);
    }
    for (int shift = MOST_PLACES; shift >= FEWEST_PLACES && places == 0; shift--) {
      fit((1 << shift) / count, shift);
      fit((1 << shift) / count + 1, shift);
    }
  }

  /** The mean for windows with a radius from 0 to {@link #LONGEST}. */
  static WindowMean of(int radius) {
    WindowMean known = KNOWN.get(radius);
    if (known == null) {
      known = new WindowMean(radius);
      KNOWN.set(radius, known);
    }
    return known;
  }

  /** Whether {@code sum * factor() + offset() >>> places()} is the mean for every sum. */
  boolean isProduct() {
    return places > 0;
  }

  int factor() {
    return factor;
  }

  int offset() {
    return offset;
  }

  int places() {
    return places;
  }

  /** The mean from the table. */
  int of(int sum, int shift) {
    return (table[sum] & 0xFF) << shift;
  }

  /** Accepts a factor if some offset makes every product correct. */
  private void fit(int candidate, int shift) {
    long lowest = Long.MIN_VALUE;
    long highest = Long.MAX_VALUE;
    for (int sum = 0; sum < table.length; sum++) {
      long wanted = (long) (table[sum] & 0xFF) << shift;
      long product = (long) sum * candidate;
      lowest = Math.max(lowest, wanted - product);
      highest = Math.min(highest, wanted + (1L << shift) - 1 - product);
    }
    boolean fitsInt = (table.length - 1L) * candidate + highest <= Integer.MAX_VALUE;
    if (lowest <= highest && fitsInt) {
      factor = candidate;
      offset = (int) ((lowest + highest) / 2);
      places = shift;
    }
  }
}
