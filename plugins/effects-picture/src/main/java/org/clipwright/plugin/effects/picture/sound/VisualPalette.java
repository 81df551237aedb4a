package org.clipwright.plugin.effects.picture.sound;

import java.awt.Color;

/** The colours of a drawing of sound, all as opaque as the one they come from, but for the glow. */
record VisualPalette(Color base, Color dark, Color light, Color accent, Color glow) {

  private static final double DARKENING = 0.62;
  private static final double ACCENT = 0.35;
  private static final double LEAST_GLOW = 0.18;
  private static final double GLOW = 0.65;
  private static final double LEAST_SATURATION = 0.65;
  private static final double LEAST_BRIGHTNESS = 0.88;

  /**
   * The colours that go with one.
   *
   * @param glow how much glows, 0 to 1
   * @param spread how far they are from it, 0 to 1
   */
  static VisualPalette of(Color base, VisualStyle style, double glow, double spread) {
    Color light = mix(base, opaqueAs(base, Color.WHITE), style.whiteness * spread);
    return new VisualPalette(
        base,
        mix(base, opaqueAs(base, Color.BLACK), DARKENING * spread),
        light,
        mix(base, light, ACCENT),
        faded(light, LEAST_GLOW + GLOW * glow));
  }

  /** A colour as opaque as another. */
  static Color opaqueAs(Color other, Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), other.getAlpha());
  }

  /** A colour on the way from one to another, 0 to 1. */
  static Color mix(Color from, Color to, double part) {
    double share = Math.clamp(part, 0, 1);
    return new Color(
        between(from.getRed(), to.getRed(), share), between(from.getGreen(), to.getGreen(), share),
        between(from.getBlue(), to.getBlue(), share), between(from.getAlpha(), to.getAlpha(), share));
  }

  private static int between(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  /** A colour with a part of its alpha. */
  static Color faded(Color color, double part) {
    return mix(new Color(color.getRed(), color.getGreen(), color.getBlue(), 0), color, part);
  }

  /** A colour turned round the circle of hues, 1 being once round. */
  static Color turned(Color color, double turns, double saturation, double brightness) {
    float[] hsb = Color.RGBtoHSB(color.getRed(), color.getGreen(), color.getBlue(), null);
    int turned = Color.HSBtoRGB((float) (hsb[0] + turns), (float) (hsb[1] * saturation), (float) (hsb[2] * brightness));
    return opaqueAs(color, new Color(turned));
  }

  /** The colour at a place of the rainbow that begins with one, 0 to 1. */
  static Color rainbow(Color first, double place, double spread) {
    return turned(
        first, place, LEAST_SATURATION + (1 - LEAST_SATURATION) * spread,
        LEAST_BRIGHTNESS + (1 - LEAST_BRIGHTNESS) * spread);
  }
}
