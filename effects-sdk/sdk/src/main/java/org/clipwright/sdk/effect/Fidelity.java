package org.clipwright.sdk.effect;

/** Which behaviour to follow where the original engine is plainly wrong. */
public enum Fidelity {
  /** The correct behaviour. */
  CORRECT,
  /** The behaviour of the original engine's newest version, as far as it is known. */
  ORIGINAL,
  /** The behaviour of version 0.5 of the original engine. */
  ORIGINAL_0_5;

  /** Whether to follow the original engine, in any version. */
  public boolean original() {
    return this != CORRECT;
  }
}
