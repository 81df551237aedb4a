package org.clipwright.sdk.parameter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clipwright.sdk.media.Color;

/**
 * The declaration of one parameter of an effect.
 *
 * @param name the key in a project's JSON; dots lead into objects, such as {@code wheels.shadows.amount}
 * @param title what an editor shows
 * @param kind what it holds
 * @param animatable whether it is written as keyframes
 * @param initial the number a new effect starts with; for booleans 0 or 1
 * @param initialText the text a new effect starts with; empty unless the kind is textual; a curve's nodes
 *     as {@code x:y} with spaces between, such as {@code 0:0 1:1}
 * @param initialColor the colour a new effect starts with; black unless the kind is a colour
 * @param minimum the lowest number an editor offers; not a limit for projects
 * @param maximum the highest number an editor offers; not a limit for projects
 * @param choices number to label, for parameters that pick one of a few; otherwise empty
 * @param emptyAtFirst whether a new effect has no keyframe point at all, which counts as 0
 */
public record ParameterSpec(
    String name,
    String title,
    ParameterKind kind,
    boolean animatable,
    double initial,
    String initialText,
    Color initialColor,
    double minimum,
    double maximum,
    Map<Integer, String> choices,
    boolean emptyAtFirst) {

  public ParameterSpec {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A parameter needs a name.");
    }
    if (minimum > maximum) {
      throw new IllegalArgumentException("Parameter " + name + " has a minimum above its maximum.");
    }
    choices = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(choices));
  }

  /** A keyframed real number. */
  public static ParameterSpec number(String name, String title, double initial, double minimum, double maximum) {
    return numeric(name, title, ParameterKind.FLOAT, true, initial, minimum, maximum);
  }

  /** A keyframed whole number; effects read it with {@code number} and round as their formula asks. */
  public static ParameterSpec integer(String name, String title, int initial, int minimum, int maximum) {
    return numeric(name, title, ParameterKind.INT, true, initial, minimum, maximum);
  }

  /** A whole number that stays the same for the whole effect, so that {@code EffectSetup.constant} has it too. */
  public static ParameterSpec constant(String name, String title, int initial, int minimum, int maximum) {
    return numeric(name, title, ParameterKind.INT, false, initial, minimum, maximum);
  }

  /**
   * One of a few labelled numbers, the same for the whole effect; read with {@code EffectContext.integer} or
   * {@code EffectSetup.constant}.
   *
   * @param choices number to label, shown in the map's order; one without an order, such as {@code Map.of}, shows them
   *     in any
   */
  public static ParameterSpec choice(String name, String title, int initial, Map<Integer, String> choices) {
    int low = choices.keySet().stream().mapToInt(Integer::intValue).min().orElseThrow();
    int high = choices.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
    return new ParameterSpec(
        name, title, ParameterKind.INT, false, initial, "", Color.of(0, 0, 0), low, high, choices, false);
  }

  /** Yes or no, the same for the whole effect. */
  public static ParameterSpec flag(String name, String title, boolean initial) {
    return numeric(name, title, ParameterKind.BOOL, false, initial ? 1 : 0, 0, 1);
  }

  /** A keyframed colour. */
  public static ParameterSpec color(String name, String title, Color initial) {
    return new ParameterSpec(
        name, title, ParameterKind.COLOR, true, 0, "", initial, 0, 255, Map.of(), false);
  }

  /** Text of any textual kind. */
  public static ParameterSpec text(String name, String title, ParameterKind kind, String initial) {
    return new ParameterSpec(name, title, kind, false, 0, initial, Color.of(0, 0, 0), 0, 0, Map.of(), false);
  }

  /** A curve, straight from node to node at first; each node is written {@code x:y}, with spaces between them. */
  public static ParameterSpec curve(String name, String title, String nodes) {
    return text(name, title, ParameterKind.CURVE, nodes).withAnimation(true);
  }

  /** A picture or video of the effect's own. */
  public static ParameterSpec reader(String name, String title) {
    return text(name, title, ParameterKind.READER, "{}");
  }

  /** The same parameter written as keyframes, or not. */
  public ParameterSpec withAnimation(boolean keyframed) {
    return new ParameterSpec(name, title, kind, keyframed, initial, initialText, initialColor, minimum, maximum,
        choices, emptyAtFirst);
  }

  /** The same parameter, starting without any point. */
  public ParameterSpec withoutPoints() {
    return new ParameterSpec(name, title, kind, animatable, initial, initialText, initialColor, minimum, maximum,
        choices, true);
  }

  private static ParameterSpec numeric(
      String name, String title, ParameterKind kind, boolean animatable, double initial, double minimum,
      double maximum) {
    return new ParameterSpec(
        name, title, kind, animatable, initial, "", Color.of(0, 0, 0), minimum, maximum, Map.of(), false);
  }
}
