package org.clipwright.sdk.effect;

/** Whose picture to make where the original engine's is plainly wrong. */
public enum Fidelity {
  /** The right one. */
  CORRECT,
  /** The original engine's, by the rules of its newest version as far as they are known. */
  ORIGINAL,
  /** The picture of version 0.5 of the original engine. */
  ORIGINAL_0_5;

  /** Whether the original engine's picture is wanted, of whichever version. */
  public boolean original() {
    return this != CORRECT;
  }
}
