package org.clipwright.plugin.effects.picture.sound;

/** How drawings of sound look; in the order of their numbers in projects. */
enum VisualStyle {
  CLEAN(0, 1, 1.5, 1.6, 0.28, 0.72, 0.72, 0.38),
  SOFT(0.22, 1, 2.4, 1.4, 0.42, 0.48, 0.78, 0.48),
  NEON(0.45, 1, 1.8, 1.2, 0.18, 0.92, 0.7, 0.28),
  MINIMAL(0, 0.2, 1, 0, 0, 1, 1, 1);

  private final double leastGlow;
  private final double glowShare;
  private final double thinnest;
  private final double thicker;

  /** How much white is in the light parts. */
  final double whiteness;

  /** How opaque areas are at their top. */
  final double topAlpha;

  /** How opaque areas are in their middle. */
  final double middleAlpha;

  /** How opaque areas are at their bottom. */
  final double bottomAlpha;

  VisualStyle(
      double leastGlow, double glowShare, double thinnest, double thicker, double whiteness, double topAlpha,
      double middleAlpha, double bottomAlpha) {
    this.leastGlow = leastGlow;
    this.glowShare = glowShare;
    this.thinnest = thinnest;
    this.thicker = thicker;
    this.whiteness = whiteness;
    this.topAlpha = topAlpha;
    this.middleAlpha = middleAlpha;
    this.bottomAlpha = bottomAlpha;
  }

  /** How much glows where so much is asked for, both 0 to 1. */
  double glow(double asked) {
    return Math.max(leastGlow, asked * glowShare);
  }

  /** How thick lines are at a glow, in pixels of a small picture. */
  double line(double glow) {
    return thinnest + thicker * glow;
  }
}
