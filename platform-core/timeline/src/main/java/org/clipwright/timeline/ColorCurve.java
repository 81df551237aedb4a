package org.clipwright.timeline;

/** A colour whose components, 0 to 255 and straight, change over frames. */
public record ColorCurve(Keyframe red, Keyframe green, Keyframe blue, Keyframe alpha) {

  /** The same colour at every frame. */
  public static ColorCurve of(int red, int green, int blue, int alpha) {
    return new ColorCurve(Keyframe.of(red), Keyframe.of(green), Keyframe.of(blue), Keyframe.of(alpha));
  }
}
