package org.clipwright.timeline;

/** How a value gets from the preceding point to the point that has this interpolation; numbered as in project JSON. */
public enum Interpolation {
  BEZIER,
  LINEAR,
  CONSTANT;

  /** The interpolation with a number in project JSON; unknown numbers count as Bezier. */
  public static Interpolation of(long number) {
    return number == 1 ? LINEAR : number == 2 ? CONSTANT : BEZIER;
  }
}
