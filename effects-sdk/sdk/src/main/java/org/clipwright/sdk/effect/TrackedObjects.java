package org.clipwright.sdk.effect;

import java.util.Optional;

/** A filter that also knows where objects are, so that other clips can be attached to them. */
public interface TrackedObjects {

  /**
   * The position of an object.
   *
   * @param centerX centre, as a fraction of the picture's width
   * @param centerY centre, as a fraction of the picture's height
   * @param width width, as a fraction of the picture's width
   * @param height height, as a fraction of the picture's height
   * @param rotation degrees, clockwise
   */
  record Box(double centerX, double centerY, double width, double height, double rotation) {}

  /** The box of an object at a frame of the clip; empty if the object is not visible there, or unknown. */
  Optional<Box> box(String objectId, long frameNumber);
}
