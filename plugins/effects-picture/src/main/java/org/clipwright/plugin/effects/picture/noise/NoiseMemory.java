package org.clipwright.plugin.effects.picture.noise;

import org.clipwright.plugin.effects.picture.pixel.ColorRow;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Blends the preceding frame into pixels that have hardly moved since; colours are straight. */
final class NoiseMemory {

  static final NumberParameter MOTION_SAFETY = ParameterSpec.number("motion_safety", "Motion Safety", 0.7, 0, 1);

  private static final float MOST = 0.35f;

  private float calm;
  private float moving;
  private float gate;
  private float lightShare;
  private float colorShare;

  /** Reads a frame's parameters. */
  void set(PictureContext context, float detail) {
    float trust = 1 - NoiseResponse.part(context, MOTION_SAFETY);
    calm = 0.02f + 0.08f * trust;
    moving = calm + 0.055f + 0.1f * trust;
    gate = 0.45f + 0.55f * (1 - detail);
    lightShare = 0.32f + 0.28f * (1 - detail);
    colorShare = 0.65f + 0.35f * NoiseResponse.part(context, NoiseResponse.COLOR_NOISE);
  }

  /**
   * How much of the preceding frame is blended into each pixel.
   *
   * @param now the current row before denoising
   * @param most the largest blend fractions; overwritten with the actual ones
   * @param motion receives how much each pixel changed
   */
  void shares(LevelRow now, LevelRow before, float[] most, float[] motion) {
    motion(now.red, now.green, now.blue, before.red, before.green, before.blue, motion);
    shares(motion, most);
  }

  private static void motion(
      float[] red, float[] green, float[] blue, float[] redBefore, float[] greenBefore, float[] blueBefore,
      float[] motion) {
    for (int i = 0; i < motion.length; i++) {
      float r = red[i] - redBefore[i];
      float g = green[i] - greenBefore[i];
      float b = blue[i] - blueBefore[i];
      float color = (Math.abs(r) + Math.abs(g) + Math.abs(b)) / 3;
      motion[i] = Math.max(Math.abs(ColorRow.luma(r, g, b)), 0.75f * color) / 255;
    }
  }

  private void shares(float[] motion, float[] most) {
    for (int i = 0; i < most.length; i++) {
      most[i] = Math.min(MOST, most[i] * gate * (1 - eased((motion[i] - calm) / (moving - calm))));
    }
  }

  private static float eased(float place) {
    float t = Math.min(1, Math.max(0, place));
    return t * t * (3 - 2 * t);
  }

  /** Blends the preceding row into a denoised one by these fractions, brightness and colours separately. */
  void mix(LevelRow clean, LevelRow before, float[] shares) {
    ColorRow.weigh(clean.red, clean.green, clean.blue, clean.luma);
    mix(clean.red, clean.luma, before.red, before.luma, shares);
    mix(clean.green, clean.luma, before.green, before.luma, shares);
    mix(clean.blue, clean.luma, before.blue, before.luma, shares);
  }

  private void mix(float[] channel, float[] luma, float[] before, float[] lumaBefore, float[] shares) {
    for (int i = 0; i < channel.length; i++) {
      float light = luma[i];
      float own = channel[i] - light;
      float old = before[i] - lumaBefore[i];
      float mixed = light + (lumaBefore[i] - light) * shares[i] * lightShare;
      channel[i] = mixed + own + (old - own) * shares[i] * colorShare;
    }
  }
}
