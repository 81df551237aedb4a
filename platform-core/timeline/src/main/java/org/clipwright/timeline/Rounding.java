package org.clipwright.timeline;

/** The original engine's way of making whole numbers of real ones. */
public final class Rounding {

  private Rounding() {}

  /** The nearest whole number, halves away from zero; limited to the range of a long, 0 for what is no number. */
  public static long halfAwayFromZero(double value) {
    double magnitude = Math.abs(value);
    double whole = Math.floor(magnitude);
    return (long) Math.copySign(magnitude - whole >= 0.5 ? whole + 1 : whole, value);
  }

  /** As {@link #halfAwayFromZero}, limited to the range of an int. */
  public static int toInt(double value) {
    return Math.clamp(halfAwayFromZero(value), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
