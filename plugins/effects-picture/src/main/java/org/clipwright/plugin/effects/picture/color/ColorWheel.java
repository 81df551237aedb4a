package org.clipwright.plugin.effects.picture.color;

import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/**
 * One colour wheel of a grade: shifts colours towards its own and lifts or lowers them, depending on their tone.
 */
final class ColorWheel {

  private static final Color NEUTRAL = Color.of(255, 255, 255);

  private final Dials dials;
  private final float[] push = new float[3];

  /** The parameters of one wheel. */
  record Dials(ColorParameter color, NumberParameter amount, NumberParameter luma) {

    static Dials of(String wheel) {
      String title = Character.toUpperCase(wheel.charAt(0)) + wheel.substring(1);
      String path = "wheels." + wheel;
      return new Dials(
          ParameterSpec.color(path + ".color_keyframes", title + " Color", NEUTRAL),
          ParameterSpec.number(path + ".amount_keyframes", title + " Amount", 0, -1, 1),
          ParameterSpec.number(path + ".luma_keyframes", title + " Luma", 0, -1, 1));
    }
  }

  ColorWheel(Dials dials) {
    this.dials = dials;
  }

  /** Reads a frame's parameters. */
  void set(PictureContext context) {
    Color color = context.value(dials.color());
    float amount = (float) Math.clamp(context.value(dials.amount()), -1, 1);
    float luma = (float) Math.clamp(context.value(dials.luma()), -1, 1);
    float mean = (color.red() + color.green() + color.blue()) / 3f;
    push[0] = amount * (color.red() - mean) / 255 + luma;
    push[1] = amount * (color.green() - mean) / 255 + luma;
    push[2] = amount * (color.blue() - mean) / 255 + luma;
  }

  /** The amount added to a channel of a tone that belongs fully to this wheel. */
  float push(int channel) {
    return push[channel];
  }

  /** Whether it has no effect. */
  boolean idle() {
    return push[0] == 0 && push[1] == 0 && push[2] == 0;
  }
}
