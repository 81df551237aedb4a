package org.clipwright.render;

import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.timeline.ColorCurve;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.Rounding;

/**
 * The values of an effect's parameters over frames: what the project says, or else what the descriptor declares.
 *
 * @param descriptor the declaration
 * @param item the use of the effect in the project
 */
record EffectValues(EffectDescriptor descriptor, EffectItem item) {

  /** A numeric parameter at a frame. */
  double number(String parameter, long frame) {
    ParameterSpec spec = spec(parameter);
    return item.curve(parameter).map(curve -> curve.value(frame)).orElse(spec.emptyAtFirst() ? 0 : spec.initial());
  }

  /** A numeric parameter that stays the same. */
  double constant(String parameter) {
    return number(parameter, 1);
  }

  /** A colour parameter at a frame. */
  Color color(String parameter, long frame) {
    ParameterSpec spec = spec(parameter);
    return item.color(parameter).map(color -> color(color, frame)).orElse(spec.initialColor());
  }

  /** A textual parameter. */
  String text(String parameter) {
    ParameterSpec spec = spec(parameter);
    return item.text(parameter).orElse(spec.initialText());
  }

  /** Whether a numeric or colour parameter keeps its value over all frames. */
  boolean isConstant(String parameter) {
    return switch (spec(parameter).kind()) {
      case FLOAT, INT, BOOL -> item.curve(parameter).map(Keyframe::isConstant).orElse(true);
      case COLOR -> item.color(parameter).map(EffectValues::isConstant).orElse(true);
      case STRING, FONT, CAPTION, READER -> true;
    };
  }

  private static boolean isConstant(ColorCurve color) {
    return color.red().isConstant()
        && color.green().isConstant()
        && color.blue().isConstant()
        && color.alpha().isConstant();
  }

  private static Color color(ColorCurve color, long frame) {
    return new Color(
        component(color.red(), frame),
        component(color.green(), frame),
        component(color.blue(), frame),
        component(color.alpha(), frame));
  }

  private static int component(Keyframe curve, long frame) {
    return Rounding.toInt(curve.value(frame));
  }

  private ParameterSpec spec(String parameter) {
    return descriptor
        .parameter(parameter)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Effect " + descriptor.className() + " declares no parameter \"" + parameter + "\"."));
  }
}
