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

  /** 0 for left, 0.5 for centre, 1 for right. */
  public double horizontal() {
    return ordinal() % 3 / 2.0;
  }

  /** 0 for top, 0.5 for centre, 1 for bottom. */
  public double vertical() {
    int row = ordinal() / 3;
    return row / 2.0;
  }
}
