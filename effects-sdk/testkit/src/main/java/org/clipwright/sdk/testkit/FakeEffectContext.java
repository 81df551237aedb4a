package org.clipwright.sdk.testkit;

import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.media.Color;

/**
 * One frame of an effect in a test.
 *
 * @param parameters the values to evaluate
 * @param frameNumber the frame, 1 or more
 */
public record FakeEffectContext(FakeParameters parameters, long frameNumber) implements EffectContext {

  @Override
  public double number(String parameter) {
    return parameters.number(parameter, frameNumber);
  }

  @Override
  public int integer(String parameter) {
    double value = number(parameter);
    double rounded = Math.copySign(Math.floor(Math.abs(value) + 0.5), value);
    return (int) Math.clamp(rounded, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public Color color(String parameter) {
    return parameters.color(parameter);
  }

  @Override
  public String text(String parameter) {
    return parameters.text(parameter);
  }
}
