package org.clipwright.plugin.effects.picture.color;

import java.util.List;
import org.clipwright.sdk.effect.PictureContext;

/** The curves of a grade, the common one followed by those of red, green and blue, in steps of a byte. */
final class GradeCurves {

  private static final int HIGHEST = 255;
  private static final List<String> CHANNELS = List.of("curve_red", "curve_green", "curve_blue");

  private final float[][] values = new float[CHANNELS.size()][HIGHEST + 1];
  private final int[] common = new int[HIGHEST + 1];
  private final float[] own = new float[HIGHEST + 1];
  private boolean idle;

  /** Takes the parameters of a frame. */
  void set(PictureContext context) {
    idle = true;
    for (int tone = 0; tone <= HIGHEST; tone++) {
      common[tone] = (int) (value(context, "curve_all", tone) * HIGHEST + 0.5);
    }
    for (int channel = 0; channel < values.length; channel++) {
      for (int tone = 0; tone <= HIGHEST; tone++) {
        own[tone] = (float) value(context, CHANNELS.get(channel), tone);
      }
      follow(values[channel]);
    }
  }

  private static double value(PictureContext context, String curve, int tone) {
    return context.curve(curve, tone / (double) HIGHEST, tone / (double) HIGHEST);
  }

  private void follow(float[] channel) {
    for (int tone = 0; tone <= HIGHEST; tone++) {
      channel[tone] = own[common[tone]];
      idle &= Math.abs(channel[tone] * HIGHEST - tone) < 0.001f;
    }
  }

  /** Whether they change nothing. */
  boolean idle() {
    return idle;
  }

  /** Replaces a row of colours, each 0 to 1. */
  void apply(float[][] colors) {
    for (int channel = 0; channel < values.length; channel++) {
      float[] curve = values[channel];
      float[] color = colors[channel];
      for (int i = 0; i < color.length; i++) {
        color[i] = curve[(int) (color[i] * HIGHEST + 0.5f)];
      }
    }
  }
}
