package org.clipwright.plugin.effects.picture;

import java.util.List;
import org.clipwright.sdk.effect.PictureContext;

/** The curves of a grade, the common one followed by those of red, green and blue, in steps of a byte. */
final class GradeCurves {

  private static final int HIGHEST = 255;
  private static final List<String> CHANNELS = List.of("curve_red", "curve_green", "curve_blue");

  private final float[][] values = new float[CHANNELS.size()][HIGHEST + 1];
  private final float[] own = new float[HIGHEST + 1];
  private boolean idle;

  /** Takes the parameters of a frame. */
  void set(PictureContext context) {
    idle = true;
    for (int channel = 0; channel < values.length; channel++) {
      for (int tone = 0; tone <= HIGHEST; tone++) {
        own[tone] = (float) context.curve(CHANNELS.get(channel), tone / (double) HIGHEST, tone / (double) HIGHEST);
      }
      for (int tone = 0; tone <= HIGHEST; tone++) {
        double common = context.curve("curve_all", tone / (double) HIGHEST, tone / (double) HIGHEST);
        float value = own[(int) (common * HIGHEST + 0.5)];
        values[channel][tone] = value;
        idle &= Math.abs(value * HIGHEST - tone) < 0.001f;
      }
    }
  }

  /** Whether they change nothing. */
  boolean idle() {
    return idle;
  }

  /** Replaces the channels of a colour, each 0 to 1. */
  void apply(float[] color) {
    for (int channel = 0; channel < values.length; channel++) {
      color[channel] = values[channel][(int) (color[channel] * HIGHEST + 0.5f)];
    }
  }
}
