package org.clipwright.sdk.parameter;

import java.util.Map;
import org.clipwright.sdk.media.Color;

/**
 * The declaration of one parameter of an effect, and the handle by which the effect reads it.
 *
 * <p>An effect keeps each parameter in a constant, lists it in its descriptor, and passes it to
 * {@code EffectContext.value} or {@code EffectSetup.value}, whose result has the parameter's type.
 */
public sealed interface ParameterSpec
    permits NumericParameter, ColorParameter, TextParameter, ReaderParameter, CurveParameter {

  /** The key in a project's JSON; dots address nested objects, such as {@code wheels.shadows.amount}. */
  String name();

  /** What an editor shows. */
  String title();

  /** Whether a project may write it as keyframes. */
  boolean animatable();

  /** A keyframed real number. */
  static NumberParameter number(String name, String title, double initial, double minimum, double maximum) {
    return new NumberParameter(name, title, initial, minimum, maximum, false);
  }

  /** A keyframed whole number; read it with {@code value} or, rounded, with {@code integer}. */
  static IntegerParameter integer(String name, String title, int initial, int minimum, int maximum) {
    return new IntegerParameter(name, title, initial, minimum, maximum);
  }

  /** A keyframed yes or no. */
  static SwitchParameter keyframedFlag(String name, String title, boolean initial) {
    return new SwitchParameter(name, title, initial ? 1 : 0);
  }

  /** A whole number that stays the same for the whole effect. */
  static ConstantParameter constant(String name, String title, int initial, int minimum, int maximum) {
    return new ConstantParameter(name, title, initial, minimum, maximum);
  }

  /**
   * One of a few labelled numbers, the same for the whole effect.
   *
   * @param choices number to label, shown in the map's order; {@code Map.of} has no fixed order
   */
  static ChoiceParameter choice(String name, String title, int initial, Map<Integer, String> choices) {
    int low = choices.keySet().stream().mapToInt(Integer::intValue).min().orElseThrow();
    int high = choices.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
    return new ChoiceParameter(name, title, initial, low, high, choices);
  }

  /** Yes or no, the same for the whole effect. */
  static FlagParameter flag(String name, String title, boolean initial) {
    return new FlagParameter(name, title, initial ? 1 : 0);
  }

  /** A keyframed colour. */
  static ColorParameter color(String name, String title, Color initial) {
    return new ColorParameter(name, title, initial);
  }

  /** Text, such as a label or the path of a file. */
  static StringParameter text(String name, String title, String initial) {
    return new StringParameter(name, title, initial);
  }

  /** The name of a font family; the family DejaVu Sans is always available. */
  static FontParameter font(String name, String title, String initial) {
    return new FontParameter(name, title, initial);
  }

  /** Captions in WebVTT or SubRip form. */
  static CaptionParameter caption(String name, String title, String initial) {
    return new CaptionParameter(name, title, initial);
  }

  /** A curve, initially straight from node to node; each node is written {@code x:y}, with spaces between them. */
  static CurveParameter curve(String name, String title, String nodes) {
    return new CurveParameter(name, title, nodes);
  }

  /** A picture or video for the effect. */
  static ReaderParameter reader(String name, String title) {
    return new ReaderParameter(name, title);
  }
}
