package org.clipwright.plugin.effects.sound;

import java.util.Map;
import org.clipwright.sdk.parameter.ChoiceParameter;

/** Parameters that select one of a few labelled numbers. */
final class Choices {

  private Choices() {}

  /** A choice whose declared range differs from that of its numbers, as for some of the original engine's. */
  static ChoiceParameter of(
      String name, String title, int initial, int minimum, int maximum, Map<Integer, String> choices) {
    return new ChoiceParameter(name, title, initial, minimum, maximum, choices);
  }

  /** The number as an index below a count; numbers outside are clamped. */
  static int index(double number, int count) {
    return (int) Math.clamp(number, 0.0, count - 1.0);
  }
}
