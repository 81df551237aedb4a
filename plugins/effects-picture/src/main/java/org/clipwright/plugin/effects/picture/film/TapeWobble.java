package org.clipwright.plugin.effects.picture.film;

/** How far the rows of a tape are shifted to the left in one frame: they sway, and the lowest ones lean. */
final class TapeWobble {

  private static final float PI = (float) Math.PI;

  private final float tracking;
  private final float phase;
  private final int height;

  TapeWobble(int seed, float tracking, double seconds, int height) {
    this.tracking = tracking;
    this.height = height;
    float turns = TapeBands.between(0.25f, 1.2f, tracking);
    // Seeds are so large that single precision leaves only a few phases; the original engine's pictures depend on it.
    phase = (float) (2 * PI * (turns * seconds) + 0.7f * ((seed & 0xFFFFFFFFL) * 0.001f));
  }

  /** The shift of a row in pixels. */
  float distance(int row) {
    float sway = 3 * tracking * (float) Math.sin(2 * PI * 0.0035f * row + phase);
    float leaning = 0.1f * height * tracking;
    return row >= height - leaning ? sway + 5 * tracking * ((row - (height - leaning)) / Math.max(1, leaning)) : sway;
  }
}
