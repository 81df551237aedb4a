package org.clipwright.sdk.effect;

import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.TextParameter;

/**
 * One frame's view of an effect: its number and the parameters, already evaluated for that frame. A parameter that the
 * effect's descriptor does not list is answered with an {@code IllegalArgumentException}.
 */
public interface EffectContext {

  /** The frame number given to the effect: clip frames (trim included) for clip effects; 1 or more. */
  long frameNumber();

  /**
   * A number at this frame, as its curve gives it: finite, neither rounded nor limited to the declared range. Flags are
   * 0 or 1. Parameters that are not animatable can be read here as well.
   */
  double value(NumericParameter parameter);

  /**
   * A number at another frame, as {@link #value(NumericParameter)} gives it at this one; here the same as at this frame
   * where the host knows no other.
   *
   * @param frameNumber 1 or more
   */
  default double value(NumericParameter parameter, long frameNumber) {
    return value(parameter);
  }

  /**
   * A number at this frame, rounded half away from zero and limited to the range of an int. A project may give a choice
   * a number that is none of the choices.
   */
  int integer(NumericParameter parameter);

  /** A colour at this frame. */
  Color value(ColorParameter parameter);

  /**
   * What a curve makes of a tone at this frame.
   *
   * @param tone 0 to 1
   * @param otherwise what to answer while the curve is switched off
   * @return 0 to 1, or {@code otherwise}
   */
  double value(CurveParameter parameter, double tone, double otherwise);

  /** A text. */
  String value(TextParameter parameter);
}
