package org.clipwright.plugin.effects.picture.sound;

import java.awt.Color;

/** The colours of a sound drawing, all with the alpha of their base colour except for the glow. */
record VisualPalette(Color base, Color dark, Color light, Color accent, Color glow) {

  private static final double DARKENING = 0.62;
  private static final double LEAST_GLOW = 0.18;
  private static final double GLOW = 0.65;
  private static final double LEAST_SATURATION = 0.65;
  private static final double LEAST_BRIGHTNESS = 0.88;
  private static final int ROUND = 360;

  /**
   * The colours that go with a base colour.
   *
   * @param glow strength of the glow, 0 to 1
   * @param spread how far they are from it, 0 to 1
   */
  static VisualPalette of(Color base, VisualStyle style, double glow, double spread) {
    Color light = mix(base, opaqueAs(base, Color.WHITE), style.whiteness);
    double share = LEAST_GLOW + GLOW * glow;
    return new VisualPalette(
        base,
        mix(base, mix(base, opaqueAs(base, Color.BLACK), DARKENING), spread),
        mix(base, light, spread),
        mix(base, mix(base, light, style.accent), spread),
        faded(mix(base, faded(light, share), spread), share));
  }

  /** A colour with the alpha of another. */
  static Color opaqueAs(Color other, Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), other.getAlpha());
  }

  /** A colour between two others, 0 to 1. */
  static Color mix(Color from, Color to, double part) {
    double share = Math.clamp(part, 0, 1);
    return new Color(
        between(from.getRed(), to.getRed(), share), between(from.getGreen(), to.getGreen(), share),
        between(from.getBlue(), to.getBlue(), share), between(from.getAlpha(), to.getAlpha(), share));
  }

  private static int between(int from, int to, double share) {
    return (int) Math.round(from * (1 - share) + to * share);
  }

  /** A colour with its alpha scaled. */
  static Color faded(Color color, double part) {
    int alpha = Math.clamp(Math.round(color.getAlpha() * part), 0, 255);
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  /** A colour with its hue rotated. */
  static Color turned(Color color, int degrees) {
    return HueCircle.of(color).turned(degrees, 1, 1).color();
  }

  /** The colour at a position, 0 to 1, of the rainbow that begins with a colour. */
  static Color rainbow(Color first, double place, double spread) {
    return HueCircle.of(first).turned(
        (int) Math.round(Math.clamp(place, 0, 1) * ROUND), LEAST_SATURATION + (1 - LEAST_SATURATION) * spread,
        LEAST_BRIGHTNESS + (1 - LEAST_BRIGHTNESS) * spread).color();
  }
}
