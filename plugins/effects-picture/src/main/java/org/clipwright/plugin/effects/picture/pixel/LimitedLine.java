package org.clipwright.plugin.effects.picture.pixel;

import java.util.Arrays;
import java.util.Optional;

/**
 * A table of bytes as a fixed-point line between two limits, so that whole rows can be looked up at once.
 *
 * @param slope growth from value to value, with {@value #PLACES} fraction bits
 * @param offset the line at 0, with as many fraction bits
 * @param least the smallest byte
 * @param most the largest byte
 */
public record LimitedLine(int slope, int offset, int least, int most) {

  static final int PLACES = 16;

  /** The largest slope at which a product with a byte, plus an offset, fits in an {@code int}. */
  private static final int STEEPEST = 63;

  /** The line with a slope that reproduces every byte of a table of 256, if there is one. */
  public static Optional<LimitedLine> through(int[] table, double slope) {
    if (!(Math.abs(slope) <= STEEPEST)) {
      return Optional.empty();
    }
    int least = Arrays.stream(table).min().orElseThrow();
    int most = Arrays.stream(table).max().orElseThrow();
    return withSlope((int) Math.round(slope * (1 << PLACES)), table, least, most);
  }

  /** The byte for a value from 0 to 255. */
  int of(int value) {
    return Math.max(least, Math.min(most, value * slope + offset >> PLACES));
  }

  /** Looks up the three colours of opaque pixels. */
  public void apply(int[] pixels) {
    apply(pixels, slope, offset, least, most);
  }

  private static void apply(int[] pixels, int slope, int offset, int least, int most) {
    for (int i = 0; i < pixels.length; i++) {
      int red = Math.max(least, Math.min(most, (pixels[i] & 0xFF) * slope + offset >> PLACES));
      int green = Math.max(least, Math.min(most, (pixels[i] >>> 8 & 0xFF) * slope + offset >> PLACES));
      int blue = Math.max(least, Math.min(most, (pixels[i] >>> 16 & 0xFF) * slope + offset >> PLACES));
      pixels[i] = red | green << 8 | blue << 16 | 0xFF000000;
    }
  }

  /** Every byte allows a range of offsets; an offset in all ranges is correct for the whole table. */
  private static Optional<LimitedLine> withSlope(int slope, int[] table, int least, int most) {
    long lowest = Integer.MIN_VALUE / 2;
    long highest = Integer.MAX_VALUE / 2;
    for (int value = 0; value < table.length; value++) {
      long product = (long) value * slope;
      if (table[value] != least) {
        lowest = Math.max(lowest, ((long) table[value] << PLACES) - product);
      }
      if (table[value] != most) {
        highest = Math.min(highest, (table[value] + 1L << PLACES) - 1 - product);
      }
    }
    return lowest <= highest
        ? Optional.of(new LimitedLine(slope, (int) (lowest + highest >> 1), least, most)) : Optional.empty();
  }
}
