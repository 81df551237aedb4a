package org.clipwright.plugin.effects.tracked;

import org.clipwright.sdk.effect.ParameterGroup;
import org.clipwright.sdk.effect.TrackedObjects.Box;
import org.clipwright.sdk.media.Color;

/**
 * How the box of a tracked object is drawn at a frame.
 *
 * @param drawn whether it is drawn
 * @param strokeWidth pixels
 * @param corner radius of its corners in pixels
 */
record BoxLook(
    boolean drawn, Color stroke, double strokeAlpha, double strokeWidth, Color background, double backgroundAlpha,
    double corner) {

  private static final Color RED = Color.of(255, 0, 0);
  private static final Color WHITE = Color.of(255, 255, 255);
  private static final Color BLUE = Color.of(0, 0, 255);

  /** The look of an object at a frame. */
  static BoxLook of(ParameterGroup object, long frame) {
    return new BoxLook(
        visible(object, frame) && object.number("draw_box", 1, frame) >= 0.5,
        object.color("stroke", RED, frame), object.number("stroke_alpha", 0.7, frame),
        object.number("stroke_width", 2, frame), object.color("background", BLUE, frame),
        object.number("background_alpha", 0, frame), object.number("background_corner", 12, frame));
  }

  /** The look of an object in a mask: its shape in white. */
  static BoxLook ofMask(ParameterGroup object, long frame) {
    return new BoxLook(true, WHITE, 0, 0, WHITE, 1, object.number("background_corner", 12, frame));
  }

  static boolean visible(ParameterGroup object, long frame) {
    return object.number("visible", 1, frame) >= 0.5;
  }

  /** A detected box with the user's changes applied. */
  static Box changed(Box box, ParameterGroup object, long frame) {
    return new Box(
        box.centerX() + object.number("delta_x", 0, frame), box.centerY() + object.number("delta_y", 0, frame),
        box.width() * object.number("scale_x", 1, frame), box.height() * object.number("scale_y", 1, frame),
        box.rotation() + object.number("rotation", 0, frame));
  }
}
