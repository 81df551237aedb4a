package org.clipwright.plugin.effects.sound;

/** Indexes of a parameter's choices. */
final class ChoiceIndex {

  private ChoiceIndex() {}

  /** The number as an index below a count; numbers outside are clamped. */
  static int of(double number, int count) {
    return (int) Math.clamp(number, 0.0, count - 1.0);
  }
}
