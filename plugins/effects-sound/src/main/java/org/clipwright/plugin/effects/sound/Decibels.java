package org.clipwright.plugin.effects.sound;

/** Conversion from decibels to gain factors, limited to what a 32-bit sample can hold. */
final class Decibels {

  private static final double LIMIT = 120;

  private Decibels() {}

  /** The factor for a gain in decibels; gains beyond 120 dB either way are clamped. */
  static double factor(double decibels) {
    return Math.pow(10, Math.clamp(decibels, -LIMIT, LIMIT) / 20);
  }

  /** The factor for a gain truncated to whole decibels, as the original engine does. */
  static double wholeFactor(double decibels) {
    return factor(decibels < 0 ? Math.ceil(decibels) : Math.floor(decibels));
  }
}
