package org.clipwright.plugin.effects.picture;

import org.clipwright.sdk.effect.PictureContext;

/** Mixes what the frame before had into pixels that have hardly moved since. */
final class NoiseMemory {

  private static final float MOST = 0.35f;

  private float calm;
  private float moving;
  private float gate;
  private float lightShare;
  private float colorShare;

  /** Takes the parameters of a frame. */
  void set(PictureContext context, float detail) {
    float trust = 1 - NoiseResponse.part(context, "motion_safety");
    calm = 0.02f + 0.08f * trust;
    moving = calm + 0.055f + 0.1f * trust;
    gate = 0.45f + 0.55f * (1 - detail);
    lightShare = 0.32f + 0.28f * (1 - detail);
    colorShare = 0.65f + 0.35f * NoiseResponse.part(context, "color_noise");
  }

  /**
   * Mixes the frame before into a cleaned colour, all in levels of a byte with straight colours.
   *
   * @param color red, green and blue; changed
   * @param now the same pixel before it was cleaned, packed
   * @param before the pixel of the frame before, packed
   * @param most how much of it may come in
   */
  void mix(float[] color, int now, int before, float most) {
    float share = Math.min(MOST, most * gate * (1 - eased((motion(now, before) - calm) / (moving - calm))));
    float light = luma(color[0], color[1], color[2]);
    float lightBefore = luma(before & 0xFF, before >>> 8 & 0xFF, before >>> 16 & 0xFF);
    float mixed = light + (lightBefore - light) * share * lightShare;
    for (int channel = 0; channel < 3; channel++) {
      float own = color[channel] - light;
      float old = (before >>> 8 * channel & 0xFF) - lightBefore;
      color[channel] = mixed + own + (old - own) * share * colorShare;
    }
  }

  /** How much a pixel changed, 0 to 1. */
  private static float motion(int now, int before) {
    int red = (now & 0xFF) - (before & 0xFF);
    int green = (now >>> 8 & 0xFF) - (before >>> 8 & 0xFF);
    int blue = (now >>> 16 & 0xFF) - (before >>> 16 & 0xFF);
    float color = (Math.abs(red) + Math.abs(green) + Math.abs(blue)) / 3f;
    return Math.max(Math.abs(luma(red, green, blue)), 0.75f * color) / 255;
  }

  private static float eased(float place) {
    float t = Math.clamp(place, 0f, 1f);
    return t * t * (3 - 2 * t);
  }

  static float luma(float red, float green, float blue) {
    return 0.299f * red + 0.587f * green + 0.114f * blue;
  }
}
