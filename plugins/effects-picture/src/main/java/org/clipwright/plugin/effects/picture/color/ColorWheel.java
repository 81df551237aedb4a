package org.clipwright.plugin.effects.picture.color;

import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.media.Color;

/**
 * One colour wheel of a grade: pushes colours towards its own and lifts or lowers them, as far as a tone belongs to it.
 */
final class ColorWheel {

  private final String path;
  private final float[] push = new float[3];

  ColorWheel(String path) {
    this.path = path;
  }

  /** Takes the parameters of a frame. */
  void set(PictureContext context) {
    Color color = context.color(path + ".color_keyframes");
    float amount = (float) Math.clamp(context.number(path + ".amount_keyframes"), -1, 1);
    float luma = (float) Math.clamp(context.number(path + ".luma_keyframes"), -1, 1);
    float mean = (color.red() + color.green() + color.blue()) / 3f;
    push[0] = amount * (color.red() - mean) / 255 + luma;
    push[1] = amount * (color.green() - mean) / 255 + luma;
    push[2] = amount * (color.blue() - mean) / 255 + luma;
  }

  /** What it adds to a channel of a tone that belongs to it wholly. */
  float push(int channel) {
    return push[channel];
  }

  /** Whether it changes nothing. */
  boolean idle() {
    return push[0] == 0 && push[1] == 0 && push[2] == 0;
  }
}
