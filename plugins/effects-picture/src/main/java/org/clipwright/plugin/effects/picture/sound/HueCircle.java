package org.clipwright.plugin.effects.picture.sound;

import java.awt.Color;

/**
 * A colour as hue in degrees, saturation and value, in integers and with the rounding of the original's colours.
 */
record HueCircle(int hue, int saturation, int value, int alpha) {

  private static final int FULL = 255;
  private static final int FINE = 0xFFFF;
  private static final double SECTOR = 60;
  private static final int ROUND = 360;

  /** A colour converted to this form; grey counts as red. */
  static HueCircle of(Color color) {
    int most = Math.max(color.getRed(), Math.max(color.getGreen(), color.getBlue()));
    int range = most - Math.min(color.getRed(), Math.min(color.getGreen(), color.getBlue()));
    if (range == 0) {
      return new HueCircle(0, 0, most, color.getAlpha());
    }
    int saturation = (int) Math.round((double) range / most * FINE) >> 8;
    return new HueCircle(degrees(color, most, range), saturation, most, color.getAlpha());
  }

  private static int degrees(Color color, int most, double range) {
    double sector = most == color.getRed()
        ? (color.getGreen() - color.getBlue()) / range
        : most == color.getGreen()
            ? 2 + (color.getBlue() - color.getRed()) / range
        : 4 + (color.getRed() - color.getGreen()) / range;
    double degrees = sector * SECTOR;
    return (int) (Math.round((degrees < 0 ? degrees + ROUND : degrees) * 100) / 100);
  }

  /** The same colour with another hue, saturation and value. */
  HueCircle turned(int degrees, double saturationShare, double valueShare) {
    return new HueCircle(
        Math.floorMod(hue + degrees, ROUND), limited(saturation * saturationShare), limited(value * valueShare), alpha);
  }

  private static int limited(double level) {
    return Math.clamp(Math.round(level), 0, FULL);
  }

  Color color() {
    double strength = (double) value / FULL;
    double purity = (double) saturation / FULL;
    int sector = (int) (hue / SECTOR);
    double place = hue / SECTOR - sector;
    int top = component(strength);
    int least = component(strength * (1 - purity));
    int falling = component(strength * (1 - purity * place));
    int rising = component(strength * (1 - purity * (1 - place)));
    return switch (sector) {
      case 0 -> new Color(top, rising, least, alpha);
      case 1 -> new Color(falling, top, least, alpha);
      case 2 -> new Color(least, top, rising, alpha);
      case 3 -> new Color(least, falling, top, alpha);
      case 4 -> new Color(rising, least, top, alpha);
      default -> new Color(top, least, falling, alpha);
    };
  }

  private static int component(double level) {
    return (int) Math.round(level * FINE) >> 8;
  }
}
