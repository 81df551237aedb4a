package org.clipwright.plugin.effects.sound;

/** Conversion between decibels and factors, limited to what a 32-bit sample can bear. */
final class Decibels {

  private static final double LIMIT = 120;

  private Decibels() {}

  /** The factor of a gain in decibels; gains beyond 120 dB either way are cut. */
  static double factor(double decibels) {
    return Math.pow(10, Math.clamp(decibels, -LIMIT, LIMIT) / 20);
  }

  /** The factor of a gain whose fraction is cut off, as the original engine does for whole numbers. */
  static double wholeFactor(double decibels) {
    return factor(decibels < 0 ? Math.ceil(decibels) : Math.floor(decibels));
  }
}
