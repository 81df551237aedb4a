package org.clipwright.plugin.effects.picture.color;

/**
 * The steps of a grade on rows of colours from 0 to 1, in loops that the compiler vectorizes. Every step clamps its
 * results to that range.
 */
final class GradeSteps {

  private GradeSteps() {}

  /** Temperature and tint are clamped one after the other. */
  static void expose(float[] channel, float temperature, float tint, float gain, float contrast) {
    for (int i = 0; i < channel.length; i++) {
      float balanced = within(within(channel[i] + temperature) + tint);
      channel[i] = within((Math.min(1, balanced * gain) - 0.5f) * contrast + 0.5f);
    }
  }

  static void tone(float[] channel, float[] luma, float shadows, float highlights) {
    for (int i = 0; i < channel.length; i++) {
      float light = luma[i];
      channel[i] = within(channel[i] + (shadows * (1 - light) * (1 - light) + highlights * light * light));
    }
  }

  /** Adds the shifts of the wheels for all tones, shadows, midtones and highlights. */
  static void turn(float[] channel, float[] luma, float all, float dark, float middle, float bright) {
    for (int i = 0; i < channel.length; i++) {
      float light = luma[i];
      float off = 2 * Math.abs(light - 0.5f);
      channel[i] = within(
          channel[i] + all + dark * ((1 - light) * (1 - light)) + middle * (1 - off * off) + bright * (light * light));
    }
  }

  /** Vibrance has more effect on less saturated colours. */
  static void saturate(float[] red, float[] green, float[] blue, float[] luma, float saturation, float vibrance) {
    for (int i = 0; i < luma.length; i++) {
      float r = red[i];
      float g = green[i];
      float b = blue[i];
      float light = luma[i];
      float spread = Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b));
      float factor = Math.max(0, saturation * (1 + vibrance * (1 - spread)));
      red[i] = within(light + (r - light) * factor);
      green[i] = within(light + (g - light) * factor);
      blue[i] = within(light + (b - light) * factor);
    }
  }

  /** Interpolates between two colours. */
  static void mix(float[] from, float[] to, float share, float[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = from[i] + (to[i] - from[i]) * share;
    }
  }

  private static float within(float value) {
    return Math.min(1, Math.max(0, value));
  }
}
