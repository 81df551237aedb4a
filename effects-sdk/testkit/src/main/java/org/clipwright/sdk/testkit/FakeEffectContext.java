package org.clipwright.sdk.testkit;

import java.util.Arrays;
import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.TextParameter;

/**
 * One frame of an effect in a test.
 *
 * @param parameters the values to evaluate
 * @param frameNumber the frame, 1 or more
 */
public record FakeEffectContext(FakeParameters parameters, long frameNumber) implements EffectContext {

  @Override
  public double value(NumericParameter parameter) {
    return parameters.value(parameter, frameNumber);
  }

  @Override
  public double value(NumericParameter parameter, long frame) {
    return parameters.value(parameter, frame);
  }

  @Override
  public int integer(NumericParameter parameter) {
    double value = value(parameter);
    double rounded = Math.copySign(Math.floor(Math.abs(value) + 0.5), value);
    return (int) Math.clamp(rounded, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public Color value(ColorParameter parameter) {
    return parameters.value(parameter);
  }

  /** The curve is straight from node to node; one without nodes is switched off. */
  @Override
  public double value(CurveParameter parameter, double tone, double otherwise) {
    String nodes = parameters.nodes(parameter);
    if (nodes.isBlank()) {
      return otherwise;
    }
    double[][] places = Arrays.stream(nodes.split(" "))
        .map(node -> Arrays.stream(node.split(":")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
    double[] before = places[0];
    for (double[] place : places) {
      if (tone <= place[0]) {
        return place[0] == before[0]
            ? place[1] : before[1] + (place[1] - before[1]) * (tone - before[0]) / (place[0] - before[0]);
      }
      before = place;
    }
    return before[1];
  }

  @Override
  public String value(TextParameter parameter) {
    return parameters.value(parameter);
  }
}
