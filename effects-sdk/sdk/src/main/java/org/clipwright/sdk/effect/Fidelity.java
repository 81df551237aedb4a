package org.clipwright.sdk.effect;

/** Whose picture to make where the original engine's is plainly wrong. */
public enum Fidelity {
  /** The right one. */
  CORRECT,
  /** The original engine's. */
  ORIGINAL
}
