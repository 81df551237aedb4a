package org.clipwright.plugin.effects.picture.color;

import java.util.List;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** The curves of a grade, the master curve followed by those of red, green and blue, in 8-bit steps. */
final class GradeCurves {

  private static final int HIGHEST = 255;

  private static final CurveParameter COMMON = curve("all", "All");
  private static final List<CurveParameter> CHANNELS =
      List.of(curve("red", "Red"), curve("green", "Green"), curve("blue", "Blue"));

  /** Their parameters, the master curve first. */
  static final List<CurveParameter> PARAMETERS = List.of(COMMON, CHANNELS.get(0), CHANNELS.get(1), CHANNELS.get(2));

  private final float[][] values = new float[CHANNELS.size()][HIGHEST + 1];
  private final int[] common = new int[HIGHEST + 1];
  private final float[] own = new float[HIGHEST + 1];
  private boolean idle;

  /** Reads a frame's parameters. */
  void set(PictureContext context) {
    idle = true;
    for (int tone = 0; tone <= HIGHEST; tone++) {
      common[tone] = (int) (value(context, COMMON, tone) * HIGHEST + 0.5);
    }
    for (int channel = 0; channel < values.length; channel++) {
      for (int tone = 0; tone <= HIGHEST; tone++) {
        own[tone] = (float) value(context, CHANNELS.get(channel), tone);
      }
      follow(values[channel]);
    }
  }

  private static CurveParameter curve(String name, String title) {
    return ParameterSpec.curve("curve_" + name, "Curve: " + title, "0:0 1:1");
  }

  private static double value(PictureContext context, CurveParameter curve, int tone) {
    return context.value(curve, tone / (double) HIGHEST, tone / (double) HIGHEST);
  }

  private void follow(float[] channel) {
    for (int tone = 0; tone <= HIGHEST; tone++) {
      channel[tone] = own[common[tone]];
      idle &= Math.abs(channel[tone] * HIGHEST - tone) < 0.001f;
    }
  }

  /** Whether they have no effect. */
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
