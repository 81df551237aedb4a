package org.clipwright.plugin.effects.picture.noise;

import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/**
 * One frame's settings as functions of brightness: which differences from the blurred picture are noise, and how much
 * of them is kept. Differences are in 8-bit levels, with fine and medium ones separate.
 */
final class NoiseResponse {

  static final NumberParameter STRENGTH = ParameterSpec.number("strength", "Strength", 0.78, 0, 1);
  static final NumberParameter DETAIL = ParameterSpec.number("detail", "Detail", 0.5, 0, 1);
  static final NumberParameter TEMPORAL = ParameterSpec.number("temporal", "Temporal", 0.35, 0, 1);
  static final NumberParameter COLOR_NOISE = ParameterSpec.number("color_noise", "Color Noise", 0.7, 0, 1);
  static final CurveParameter RESPONSE_CURVE =
      ParameterSpec.curve("response_curve", "Response Curve", "0:1 0.5:0.55 1:0.2");

  private static final int TONES = 256;

  private final float[] noise = new float[TONES];
  private final float[] memory = new float[TONES];
  private NoiseBand fine;
  private NoiseBand middle;
  private NoiseBand fineRedBlue;
  private NoiseBand fineGreen;
  private NoiseBand middleColor;
  private int fineRadius;
  private int coarseRadius;
  private float strength;
  private float detail;

  /** Reads a frame's parameters. */
  void set(PictureContext context) {
    strength = part(context, STRENGTH);
    detail = part(context, DETAIL);
    float color = part(context, COLOR_NOISE);
    float temporal = part(context, TEMPORAL);
    fineRadius = strength >= 0.75f && detail <= 0.45f ? 2 : 1;
    coarseRadius = chosenCoarseRadius();
    setBands(color);
    for (int tone = 0; tone < TONES; tone++) {
      float response = (float) context.value(RESPONSE_CURVE, tone / (TONES - 1.0), 1);
      noise[tone] = response * strength * (1 + 0.85f * strength * strength);
      memory[tone] = temporal * strength * response;
    }
  }

  /** A parameter clamped to 0 to 1; 0 if it is NaN. */
  static float part(PictureContext context, NumericParameter parameter) {
    double value = context.value(parameter);
    return value > 0 ? (float) Math.min(value, 1) : 0;
  }

  private int chosenCoarseRadius() {
    if (strength >= 0.95f && detail <= 0.15f) {
      return 8;
    }
    if (strength >= 0.8f && detail <= 0.35f) {
      return 6;
    }
    return strength >= 0.65f && detail <= 0.55f ? 5 : 3;
  }

  private void setBands(float color) {
    float loss = 1 - detail;
    float fineGrowth = 24 + 42 * loss;
    float fineKept = 0.35f * detail * detail * detail;
    float fineLoss = 0.95f + 0.24f * loss;
    float middleGrowth = 9 + 20 * loss;
    float middleKept = detail * (0.62f + 0.34f * detail);
    float middleLoss = 0.46f + 0.22f * loss;
    fine = new NoiseBand(4, fineGrowth, 1, fineKept, fineLoss, 0);
    middle = new NoiseBand(2, middleGrowth, 1, middleKept, middleLoss, 0);
    fineRedBlue = new NoiseBand(4, fineGrowth, 0.75f + 0.55f * color, fineKept, fineLoss, 0.55f * color);
    fineGreen = new NoiseBand(4, fineGrowth, 0.8f + 0.45f * color, fineKept, fineLoss, 0.55f * color);
    middleColor = new NoiseBand(2, middleGrowth, 0.85f + 0.45f * color, middleKept, middleLoss, 0.25f * color);
  }

  /** Whether there is nothing to do. */
  boolean idle() {
    return strength == 0;
  }

  /** Radius of the box that removes fine differences, in pixels. */
  int fineRadius() {
    return fineRadius;
  }

  /** Radius of the box that then removes medium differences, in pixels. */
  int coarseRadius() {
    return coarseRadius;
  }

  /** The amount of noise to remove at each brightness from 0 to 255. */
  float[] noise() {
    return noise;
  }

  /** The largest fraction of the preceding frame to blend in at each brightness. */
  float[] memory() {
    return memory;
  }

  /** Fine differences in brightness. */
  NoiseBand fine() {
    return fine;
  }

  /** Medium differences in brightness. */
  NoiseBand middle() {
    return middle;
  }

  /** Fine differences in red and blue. */
  NoiseBand fineRedBlue() {
    return fineRedBlue;
  }

  /** Fine differences in green. */
  NoiseBand fineGreen() {
    return fineGreen;
  }

  /** Medium differences in a colour. */
  NoiseBand middleColor() {
    return middleColor;
  }

  /** How much detail to preserve, 0 to 1. */
  float detail() {
    return detail;
  }
}
