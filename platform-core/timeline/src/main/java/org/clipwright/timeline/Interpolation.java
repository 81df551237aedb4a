package org.clipwright.timeline;

/** How a value gets from the point before to the point that carries this; numbered as in project JSON. */
public enum Interpolation {
  BEZIER,
  LINEAR,
  CONSTANT;

  /** The interpolation of a number in project JSON; unknown numbers count as Bezier. */
  public static Interpolation of(long number) {
    return number == 1 ? LINEAR : number == 2 ? CONSTANT : BEZIER;
  }
}
