package org.clipwright.timeline;

/** The original engine's way of rounding real numbers to integers. */
public final class Rounding {

  private Rounding() {}

  /** The nearest integer, halves away from zero; clamped to the range of a long, 0 for NaN. */
  public static long halfAwayFromZero(double value) {
    double magnitude = Math.abs(value);
    double whole = Math.floor(magnitude);
    return (long) Math.copySign(magnitude - whole >= 0.5 ? whole + 1 : whole, value);
  }

  /** Like {@link #halfAwayFromZero}, clamped to the range of an int. */
  public static int toInt(double value) {
    return Math.clamp(halfAwayFromZero(value), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
