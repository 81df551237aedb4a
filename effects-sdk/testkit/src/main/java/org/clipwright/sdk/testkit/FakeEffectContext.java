package org.clipwright.sdk.testkit;

import java.util.Arrays;
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
  public double number(String parameter, long frame) {
    return parameters.number(parameter, frame);
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

  /** The curve is straight from node to node; one without nodes is switched off. */
  @Override
  public double curve(String parameter, double tone, double otherwise) {
    String nodes = parameters.text(parameter);
    if (nodes.isBlank()) {
      return otherwise;
    }
    double[] before = null;
    for (String node : nodes.split(" ")) {
      double[] place = Arrays.stream(node.split(":")).mapToDouble(Double::parseDouble).toArray();
      if (tone <= place[0]) {
        double[] from = before == null ? place : before;
        return place[0] == from[0]
            ? place[1] : from[1] + (place[1] - from[1]) * (tone - from[0]) / (place[0] - from[0]);
      }
      before = place;
    }
    return before[1];
  }

  @Override
  public String text(String parameter) {
    return parameters.text(parameter);
  }
}
