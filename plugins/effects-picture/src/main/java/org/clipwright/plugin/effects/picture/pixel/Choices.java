package org.clipwright.plugin.effects.picture.pixel;

import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters that pick one of a few, numbered from 0. */
public final class Choices {

  private Choices() {}

  /** Labels numbered from 0. */
  public static Map<Integer, String> named(String... labels) {
    Map<Integer, String> choices = new LinkedHashMap<>();
    for (String label : labels) {
      choices.put(choices.size(), label);
    }
    return choices;
  }

  /** What a number picks; the nearest for numbers of nothing. */
  public static <T> T pick(T[] things, double number) {
    return things[(int) Math.clamp(number, 0, things.length - 1.0)];
  }
}
