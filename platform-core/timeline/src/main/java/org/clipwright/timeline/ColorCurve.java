package org.clipwright.timeline;

/** A colour whose straight components, 0 to 255, change over frames. */
public record ColorCurve(Keyframe red, Keyframe green, Keyframe blue, Keyframe alpha) {

  /** The same colour at every frame. */
  public static ColorCurve of(int red, int green, int blue, int alpha) {
    return new ColorCurve(Keyframe.of(red), Keyframe.of(green), Keyframe.of(blue), Keyframe.of(alpha));
  }

  /** The same colours from one frame to another; arbitrary elsewhere. */
  public ColorCurve within(double first, double last) {
    return new ColorCurve(
        red.within(first, last), green.within(first, last), blue.within(first, last), alpha.within(first, last));
  }
}
