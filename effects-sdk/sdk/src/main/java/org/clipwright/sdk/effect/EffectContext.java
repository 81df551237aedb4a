package org.clipwright.sdk.effect;

import org.clipwright.sdk.media.Color;

/** One frame's view of an effect: its number and the parameters, already evaluated for that frame. */
public interface EffectContext {

  /** The frame number given to the effect: clip frames (trim included) for clip effects; 1 or more. */
  long frameNumber();

  /**
   * A numeric parameter at this frame, as its curve gives it: finite, neither rounded nor limited to the declared
   * range. Flags are 0 or 1. Parameters that are not animatable can be read here as well.
   *
   * @throws IllegalArgumentException when the descriptor declares no such parameter
   */
  double number(String parameter);

  /**
   * A numeric parameter at another frame, as {@link #number(String)} gives it at this one; here the same as at this
   * frame where the host knows no other.
   *
   * @param frameNumber 1 or more
   */
  default double number(String parameter, long frameNumber) {
    return number(parameter);
  }

  /**
   * A numeric parameter at this frame, rounded half away from zero and limited to the range of an int. This is how a
   * choice is read; a project may give a number that is none of the choices.
   */
  int integer(String parameter);

  /** A colour parameter at this frame. */
  Color color(String parameter);

  /**
   * What a curve parameter makes of a tone at this frame.
   *
   * @param tone 0 to 1
   * @param otherwise what to answer while the curve is switched off
   * @return 0 to 1, or {@code otherwise}
   */
  double curve(String parameter, double tone, double otherwise);

  /** A textual parameter. */
  String text(String parameter);
}
