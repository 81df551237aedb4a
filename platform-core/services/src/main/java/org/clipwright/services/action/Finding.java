package org.clipwright.services.action;

/**
 * A finding of a check.
 *
 * @param weight whether it is in the way
 * @param subject what it concerns, such as {@code clip 3} or {@code project}
 * @param sentence what is wrong, for people
 */
public record Finding(Weight weight, String subject, String sentence) {

  /** How much a finding matters. */
  public enum Weight {
    /** Rendering fails, or shows something else than was meant. */
    ERROR,
    /** Rendering works; whether its result is meant, only the owner knows. */
    WARNING
  }

  /** Something that is in the way. */
  public static Finding error(String subject, String sentence) {
    return new Finding(Weight.ERROR, subject, sentence);
  }

  /** Something that may not be meant. */
  public static Finding warning(String subject, String sentence) {
    return new Finding(Weight.WARNING, subject, sentence);
  }

  /** Whether it is in the way. */
  public boolean isError() {
    return weight == Weight.ERROR;
  }
}
