package org.clipwright.rest.html;

import java.util.Locale;

/**
 * A length of time as players show it: minutes and seconds, and hours where there are any.
 *
 * @param seconds how long it is
 */
public record PlayTime(double seconds) {

  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  /** With tenths of a second below ten minutes. */
  @Override
  public String toString() {
    if (seconds < 10 * MINUTE) {
      long tenths = Math.round(seconds * 10);
      return String.format(Locale.ROOT, "%d:%02d.%d", tenths / (10 * MINUTE), tenths / 10 % MINUTE, tenths % 10);
    }
    long whole = Math.round(seconds);
    return whole < HOUR
        ? String.format(Locale.ROOT, "%d:%02d", whole / MINUTE, whole % MINUTE)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / HOUR, whole % HOUR / MINUTE, whole % MINUTE);
  }
}
