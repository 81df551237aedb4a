package org.clipwright.services.action;

/**
 * A finding of a check.
 *
 * @param weight whether it prevents a correct rendering
 * @param subject what it concerns, such as {@code clip 3} or {@code project}
 * @param sentence what is wrong, for people
 */
public record Finding(Weight weight, String subject, String sentence) {

  /** How much a finding matters. */
  public enum Weight {
    /** Rendering fails, or its result differs from what was intended. */
    ERROR,
    /** Rendering works; only the owner knows whether the result is intended. */
    WARNING
  }

  /** A finding that prevents a correct rendering. */
  public static Finding error(String subject, String sentence) {
    return new Finding(Weight.ERROR, subject, sentence);
  }

  /** A finding that may be unintentional. */
  public static Finding warning(String subject, String sentence) {
    return new Finding(Weight.WARNING, subject, sentence);
  }

  /** Whether it prevents a correct rendering. */
  public boolean isError() {
    return weight == Weight.ERROR;
  }
}
