package org.clipwright.sdk.effect;

import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.TextParameter;

/**
 * The context of one frame: its number and the parameters, evaluated for that frame. Throws
 * {@code IllegalArgumentException} for a parameter that the effect's descriptor does not list.
 */
public interface EffectContext {

  /** The frame number given to the effect: clip frames (trim included) for clip effects; 1 or more. */
  long frameNumber();

  /**
   * A number at this frame, taken from its curve: finite, but neither rounded nor limited to the declared range. Flags
   * are 0 or 1. Parameters that are not animatable can be read here too.
   */
  double value(NumericParameter parameter);

  /**
   * A number at another frame, like {@link #value(NumericParameter)} at this one; the value at this frame if the host
   * knows no other.
   *
   * @param frameNumber 1 or more
   */
  default double value(NumericParameter parameter, long frameNumber) {
    return value(parameter);
  }

  /**
   * A number at this frame, rounded half away from zero and limited to the range of an int. A project may contain a
   * number that is not one of a parameter's choices.
   */
  int integer(NumericParameter parameter);

  /** A colour at this frame. */
  Color value(ColorParameter parameter);

  /**
   * The tone that a curve maps a tone to at this frame.
   *
   * @param tone 0 to 1
   * @param otherwise what to return if the curve is switched off
   * @return 0 to 1, or {@code otherwise}
   */
  double value(CurveParameter parameter, double tone, double otherwise);

  /** A text as set in the project; the parameter's initial text if it is not set. */
  String value(TextParameter parameter);
}
