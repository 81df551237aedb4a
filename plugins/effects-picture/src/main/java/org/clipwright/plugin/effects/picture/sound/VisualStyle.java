package org.clipwright.plugin.effects.picture.sound;

/** The styles of sound drawings; in the order of their numbers in projects. */
enum VisualStyle {
  CLEAN(0, 1, 1.5, 1.6, 0.28, 0.35, 0.72, new Fill(0.72, 0.62, 0.72, 0.38)),
  SOFT(0.22, 1, 2.4, 1.4, 0.42, 1, 0.74, new Fill(0.48, 0.5, 0.78, 0.48)),
  NEON(0.45, 1, 1.8, 1.2, 0.18, 1, 0.82, new Fill(0.92, 0.5, 0.7, 0.28)),
  MINIMAL(0, 0.2, 1, 0, 0, 1, 1, new Fill(1, 0.5, 1, 1));

  private final double leastGlow;
  private final double glowShare;
  private final double thinnest;
  private final double thicker;

  /** How much white the light parts contain. */
  final double whiteness;

  /** How much of the light parts the accents contain. */
  final double accent;

  /** The opacity of areas in rainbow colours. */
  final double rainbowAlpha;

  /** The opacity of other areas. */
  final Fill fill;

  /**
   * The opacity of an area at its top, at a position below it and at its bottom.
   *
   * @param place from 0 at the top to 1 at the bottom
   */
  record Fill(double top, double place, double middle, double bottom) {}

  VisualStyle(
      double leastGlow, double glowShare, double thinnest, double thicker, double whiteness, double accent,
      double rainbowAlpha, Fill fill) {
    this.leastGlow = leastGlow;
    this.glowShare = glowShare;
    this.thinnest = thinnest;
    this.thicker = thicker;
    this.whiteness = whiteness;
    this.accent = accent;
    this.rainbowAlpha = rainbowAlpha;
    this.fill = fill;
  }

  /** The glow for a requested glow, both 0 to 1. */
  double glow(double asked) {
    return Math.max(leastGlow, asked * glowShare);
  }

  /** The line width at a glow, in pixels of a small picture. */
  double line(double glow) {
    return thinnest + thicker * glow;
  }
}
