package org.clipwright.plugin.effects.picture.key;

/** The colour properties that keys compare; colours are 8-bit, results 0 to 1 unless stated otherwise. */
final class KeyColor {

  private KeyColor() {}

  /** Hue as a fraction of the circle; 0 for greys. */
  static float hue(int red, int green, int blue) {
    int highest = Math.max(red, Math.max(green, blue));
    int span = highest - Math.min(red, Math.min(green, blue));
    if (span == 0) {
      return 0;
    }
    float sixths = highest == red
        ? (green - blue) / (float) span
        : highest == green ? 2 + (blue - red) / (float) span : 4 + (red - green) / (float) span;
    float share = sixths / 6;
    return share < 0 ? share + 1 : share;
  }

  /** Saturation in the HSV model, 0 to 1. */
  static float hsvSaturation(int red, int green, int blue) {
    int highest = Math.max(red, Math.max(green, blue));
    return highest == 0 ? 0 : (highest - Math.min(red, Math.min(green, blue))) / (float) highest;
  }

  /** Saturation in the HSL model, 0 to 1. */
  static float hslSaturation(int red, int green, int blue) {
    int highest = Math.max(red, Math.max(green, blue));
    int lowest = Math.min(red, Math.min(green, blue));
    int sum = highest + lowest;
    int room = sum <= 255 ? sum : 510 - sum;
    return room == 0 ? 0 : (highest - lowest) / (float) room;
  }

  /** The brightest channel. */
  static float value(int red, int green, int blue) {
    return Math.max(red, Math.max(green, blue)) / 255f;
  }

  /** The midpoint between the brightest and the darkest channel. */
  static float lightness(int red, int green, int blue) {
    return (Math.max(red, Math.max(green, blue)) + Math.min(red, Math.min(green, blue))) / 510f;
  }

  /** The blue-difference component of 8-bit video, 16 to 240. */
  static int cb(int red, int green, int blue) {
    return (int) Math.round((0.564 * (blue - luma(red, green, blue)) / 255 + 0.5) * 224 + 16);
  }

  /** The red-difference component of 8-bit video, 16 to 240. */
  static int cr(int red, int green, int blue) {
    return (int) Math.round((0.713 * (red - luma(red, green, blue)) / 255 + 0.5) * 224 + 16);
  }

  private static double luma(int red, int green, int blue) {
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  }
}
