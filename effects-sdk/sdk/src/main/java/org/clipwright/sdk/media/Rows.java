package org.clipwright.sdk.media;

/** A band of picture rows: from the first, inclusive, to the last, exclusive. */
public record Rows(int from, int to) {

  public Rows {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("Rows " + from + " to " + to + " are not a band.");
    }
  }

  /** Number of rows. */
  public int count() {
    return to - from;
  }
}
