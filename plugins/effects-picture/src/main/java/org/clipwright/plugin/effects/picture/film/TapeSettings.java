package org.clipwright.plugin.effects.picture.film;

import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** How worn a tape is in one frame; each value is 0 to 1, but values outside are accepted as well. */
record TapeSettings(float tracking, float bleed, float softness, float noise, float stripe, float bands) {

  static final NumberParameter BLEED = ParameterSpec.number("bleed", "Bleed", 0.65, 0, 1);
  static final NumberParameter NOISE = ParameterSpec.number("noise", "Noise", 0.5, 0, 1);
  static final NumberParameter SOFTNESS = ParameterSpec.number("softness", "Softness", 0.4, 0, 1);
  static final NumberParameter STATIC_BANDS = ParameterSpec.number("static_bands", "Static Bands", 0.2, 0, 1);
  static final NumberParameter STRIPE = ParameterSpec.number("stripe", "Stripe", 0.25, 0, 1);
  static final NumberParameter TRACKING = ParameterSpec.number("tracking", "Tracking", 0.55, 0, 1);

  private static final double FARTHEST = 100;

  static TapeSettings of(PictureContext context) {
    return new TapeSettings(
        setting(context, TRACKING), setting(context, BLEED), setting(context, SOFTNESS), setting(context, NOISE),
        setting(context, STRIPE), setting(context, STATIC_BANDS));
  }

  private static float setting(PictureContext context, NumericParameter parameter) {
    return (float) Math.clamp(context.value(parameter), -FARTHEST, FARTHEST);
  }

  /** Whether the tape is as good as new. */
  boolean clean() {
    return tracking == 0 && bleed == 0 && softness == 0 && noise == 0 && stripe == 0 && bands == 0;
  }

  /** Radius in pixels by which brightness is smeared. */
  int lumaRadius() {
    int radius = Math.round(2 * softness);
    // Smeared grain would look like fog.
    return noise > 0.6f ? Math.min(radius, 1) : radius;
  }

  /** Radius, in pixels at half width, by which colour is smeared. */
  int chromaRadius() {
    return Math.round(3 * bleed);
  }

  /** Delay of the colour, in pixels at half width. */
  float chromaDelay() {
    return 2.5f * bleed * 0.5f;
  }

  float saturation() {
    return 1 - 0.3f * bleed;
  }
}
