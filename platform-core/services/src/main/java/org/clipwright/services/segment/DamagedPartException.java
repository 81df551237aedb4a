package org.clipwright.services.segment;

/** A stored part of a film is damaged or missing, so that it cannot be joined with the others. */
public final class DamagedPartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int number;

  /**
   * Reports that a part is damaged.
   *
   * @param number the part's number
   * @param sentence what is wrong with it
   */
  public DamagedPartException(int number, String sentence) {
    super(sentence);
    this.number = number;
  }

  /** Which part it is. */
  public int number() {
    return number;
  }
}
