package org.clipwright.timeline;

/** Which part of the canvas a picture is aligned to; numbered as in project JSON. */
public enum Gravity {
  TOP_LEFT,
  TOP,
  TOP_RIGHT,
  LEFT,
  CENTER,
  RIGHT,
  BOTTOM_LEFT,
  BOTTOM,
  BOTTOM_RIGHT;

  /** 0 at the left, 0.5 in the middle, 1 at the right. */
  public double horizontal() {
    return ordinal() % 3 / 2.0;
  }

  /** 0 at the top, 0.5 in the middle, 1 at the bottom. */
  public double vertical() {
    return ordinal() / 3 / 2.0;
  }
}
