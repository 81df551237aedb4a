package org.clipwright.plugin.effects.picture;

import org.clipwright.sdk.effect.PictureContext;

/**
 * What one frame's settings ask for at each brightness: which differences from the softened picture are noise, and how
 * much of those is kept. Differences are told in levels of a byte, fine ones and middling ones apart.
 */
final class NoiseResponse {

  private static final int TONES = 256;

  /** How differences of one size are treated. */
  static final class Band {

    private final float[] threshold = new float[TONES];
    private final float[] keep = new float[TONES];

    private void set(int tone, float most, float share) {
      threshold[tone] = most;
      keep[tone] = share;
    }

    /** A difference with its noise taken out: up to the threshold a share is kept, and all that lies beyond. */
    float shrunk(float difference, int tone) {
      float noise = Math.clamp(difference, -threshold[tone], threshold[tone]);
      return difference - noise + noise * keep[tone];
    }
  }

  final Band fine = new Band();
  final Band middle = new Band();
  final Band fineRedBlue = new Band();
  final Band fineGreen = new Band();
  final Band middleColor = new Band();
  private final float[] memory = new float[TONES];
  private int fineRadius;
  private int coarseRadius;
  private float strength;
  private float detail;

  /** Takes the parameters of a frame. */
  void set(PictureContext context) {
    strength = part(context, "strength");
    detail = part(context, "detail");
    float color = part(context, "color_noise");
    float temporal = part(context, "temporal");
    fineRadius = strength >= 0.75f && detail <= 0.45f ? 2 : 1;
    coarseRadius = chosenCoarseRadius();
    for (int tone = 0; tone < TONES; tone++) {
      float response = (float) context.curve("response_curve", tone / (TONES - 1.0), 1);
      set(tone, response * strength * (1 + 0.85f * strength * strength), color);
      memory[tone] = temporal * strength * response;
    }
  }

  /** A parameter limited to 0 to 1; 0 when it is no number. */
  static float part(PictureContext context, String parameter) {
    double value = context.number(parameter);
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

  private void set(int tone, float noise, float color) {
    float loss = 1 - detail;
    float fineMost = 4 + noise * (24 + 42 * loss);
    float middleMost = 2 + noise * (9 + 20 * loss);
    float fineKeep = Math.max(0.35f * detail * detail * detail, 1 - noise * (0.95f + 0.24f * loss));
    float middleKeep = Math.max(detail * (0.62f + 0.34f * detail), 1 - noise * (0.46f + 0.22f * loss));
    float fineColorKeep = Math.max(0, fineKeep - 0.55f * color * noise);
    fine.set(tone, fineMost, fineKeep);
    middle.set(tone, middleMost, middleKeep);
    fineRedBlue.set(tone, fineMost * (0.75f + 0.55f * color), fineColorKeep);
    fineGreen.set(tone, fineMost * (0.8f + 0.45f * color), fineColorKeep);
    middleColor.set(tone, middleMost * (0.85f + 0.45f * color), Math.max(0, middleKeep - 0.25f * color * noise));
  }

  /** Whether nothing is to be done at all. */
  boolean idle() {
    return strength == 0;
  }

  /** Radius of the box that takes out fine differences, in pixels. */
  int fineRadius() {
    return fineRadius;
  }

  /** Radius of the box that takes out middling ones after it, in pixels. */
  int coarseRadius() {
    return coarseRadius;
  }

  /** How much of the frame before may come in at a brightness. */
  float memory(int tone) {
    return memory[tone];
  }

  /** How much detail is to stay, 0 to 1. */
  float detail() {
    return detail;
  }
}
