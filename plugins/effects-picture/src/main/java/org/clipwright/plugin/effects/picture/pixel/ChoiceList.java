package org.clipwright.plugin.effects.picture.pixel;

import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters that select one of a few options, numbered from 0. */
public final class ChoiceList {

  private ChoiceList() {}

  /** Labels numbered from 0. */
  public static Map<Integer, String> named(String... labels) {
    Map<Integer, String> choices = new LinkedHashMap<>();
    for (String label : labels) {
      choices.put(choices.size(), label);
    }
    return choices;
  }

  /** The option with a number; the nearest for numbers without one. */
  public static <T> T pick(T[] things, double number) {
    return things[(int) Math.clamp(number, 0, things.length - 1.0)];
  }
}
