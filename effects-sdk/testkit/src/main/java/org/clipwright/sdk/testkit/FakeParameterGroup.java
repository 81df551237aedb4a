package org.clipwright.sdk.testkit;

import java.util.Map;
import org.clipwright.sdk.effect.ParameterGroup;
import org.clipwright.sdk.media.Color;

/** Values in an object of an effect's JSON that are the same at every frame. */
public record FakeParameterGroup(Map<String, Double> numbers, Map<String, Color> colors) implements ParameterGroup {

  @Override
  public double number(String parameter, double initial, long frameNumber) {
    return numbers.getOrDefault(parameter, initial);
  }

  @Override
  public Color color(String parameter, Color initial, long frameNumber) {
    return colors.getOrDefault(parameter, initial);
  }
}
