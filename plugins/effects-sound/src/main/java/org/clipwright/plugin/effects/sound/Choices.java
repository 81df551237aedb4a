package org.clipwright.plugin.effects.sound;

import java.util.Map;
import org.clipwright.sdk.parameter.ChoiceParameter;

/** Parameters that pick one of a few labelled numbers. */
final class Choices {

  private Choices() {}

  /** A choice whose declared range is not that of its numbers, as the original engine has some. */
  static ChoiceParameter of(
      String name, String title, int initial, int minimum, int maximum, Map<Integer, String> choices) {
    return new ChoiceParameter(name, title, initial, minimum, maximum, choices);
  }

  /** The number as an index below a count; what lies outside gives the nearest. */
  static int index(double number, int count) {
    return (int) Math.clamp(number, 0.0, count - 1.0);
  }
}
