package org.clipwright.render;

import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.media.Color;
import org.clipwright.timeline.Rounding;

/**
 * One frame of an effect as its project has it.
 *
 * @param values the effect's parameters
 * @param frameNumber the frame number given to the effect
 */
record ItemContext(EffectValues values, long frameNumber) implements EffectContext {

  @Override
  public double number(String parameter) {
    return values.number(parameter, frameNumber);
  }

  @Override
  public int integer(String parameter) {
    return Rounding.toInt(number(parameter));
  }

  @Override
  public Color color(String parameter) {
    return values.color(parameter, frameNumber);
  }

  @Override
  public String text(String parameter) {
    return values.text(parameter);
  }
}
