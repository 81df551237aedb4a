package org.clipwright.plugin.effects.picture.film;

import org.clipwright.sdk.effect.PictureContext;

/** How worn a tape is in one frame; each from 0 to 1, though more and less is taken as well. */
record TapeSettings(float tracking, float bleed, float softness, float noise, float stripe, float bands) {

  private static final double FARTHEST = 100;

  static TapeSettings of(PictureContext context) {
    return new TapeSettings(
        setting(context, "tracking"), setting(context, "bleed"), setting(context, "softness"),
        setting(context, "noise"), setting(context, "stripe"), setting(context, "static_bands"));
  }

  private static float setting(PictureContext context, String parameter) {
    return (float) Math.clamp(context.number(parameter), -FARTHEST, FARTHEST);
  }

  /** Whether the tape is like new. */
  boolean clean() {
    return tracking == 0 && bleed == 0 && softness == 0 && noise == 0 && stripe == 0 && bands == 0;
  }

  /** Pixels by which brightness is smeared to both sides. */
  int lumaRadius() {
    int radius = Math.round(2 * softness);
    // Smeared grain would look like fog.
    return noise > 0.6f ? Math.min(radius, 1) : radius;
  }

  /** Pixels of half the width by which colour is smeared to both sides. */
  int chromaRadius() {
    return Math.round(3 * bleed);
  }

  /** Pixels of half the width by which colour comes late. */
  float chromaDelay() {
    return 2.5f * bleed * 0.5f;
  }

  float saturation() {
    return 1 - 0.3f * bleed;
  }
}
