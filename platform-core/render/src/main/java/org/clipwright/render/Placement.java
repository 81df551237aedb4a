package org.clipwright.render;

import java.util.Optional;
import org.clipwright.sdk.effect.TrackedObjects;
import org.clipwright.timeline.ClipGeometry;
import org.clipwright.timeline.ScaleMode;

/** Computes where a clip's picture lies on the canvas. */
final class Placement {

  /** What a clip inherits from the clip it is attached to, at one frame. */
  record Parent(
      double locationX,
      double locationY,
      double scaleX,
      double scaleY,
      double rotation,
      double shearX,
      double shearY,
      Optional<TrackedObjects.Box> box,
      Size shown) {

    /** Inherits nothing. */
    static final Parent NONE = new Parent(0, 0, 1, 1, 0, 0, 0, Optional.empty(), new Size(1, 1));

    /** The parent's own place at one of its frames. */
    static Parent at(ClipGeometry geometry, double frame) {
      return new Parent(
          geometry.locationX().value(frame),
          geometry.locationY().value(frame),
          geometry.scaleX().value(frame),
          geometry.scaleY().value(frame),
          geometry.rotation().value(frame),
          geometry.shearX().value(frame),
          geometry.shearY().value(frame),
          Optional.empty(),
          new Size(1, 1));
    }

    /** The same, with an object's box inside the parent's picture, which is shown at a size. */
    Parent around(TrackedObjects.Box object, Size size) {
      return new Parent(locationX, locationY, scaleX, scaleY, rotation, shearX, shearY, Optional.of(object), size);
    }

    private boolean scales() {
      return scaleX != 0 && scaleY != 0;
    }
  }

  private final int canvasWidth;
  private final int canvasHeight;

  Placement(int canvasWidth, int canvasHeight) {
    this.canvasWidth = canvasWidth;
    this.canvasHeight = canvasHeight;
  }

  /**
   * The map from the picture's pixels to the canvas.
   *
   * @param geometry the clip's geometry
   * @param frame the clip frame
   * @param picture the picture's size in pixels
   * @param shape the size it is seen at: the same, or another one where its pixels are not square
   * @param parent what it inherits from the clip it is attached to
   */
  Affine matrix(ClipGeometry geometry, double frame, Size picture, Size shape, Parent parent) {
    Size fitted = fitted(geometry.scaleMode(), shape, canvasWidth, canvasHeight);
    double ownScaleX = geometry.scaleX().value(frame);
    double ownScaleY = geometry.scaleY().value(frame);
    double width = fitted.width() * ownScaleX * (parent.scales() ? parent.scaleX() : 1);
    double height = fitted.height() * ownScaleY * (parent.scales() ? parent.scaleY() : 1);
    if (parent.box().isPresent()) {
      Size inside = intoBox(geometry.scaleMode(), fitted, ownScaleX, ownScaleY, parent.box().get(), parent);
      width = inside.width();
      height = inside.height();
    }
    double x = (canvasWidth - width) * geometry.gravity().horizontal()
        + canvasWidth * (geometry.locationX().value(frame) + inheritedX(parent));
    double y = (canvasHeight - height) * geometry.gravity().vertical()
        + canvasHeight * (geometry.locationY().value(frame) + inheritedY(parent));
    Affine turn =
        turn(
            geometry.rotation().value(frame) + parent.rotation() + parent.box().map(TrackedObjects.Box::rotation).orElse(0.0),
            geometry.shearX().value(frame) + parent.shearX(),
            geometry.shearY().value(frame) + parent.shearY(),
            width * geometry.originX().value(frame),
            height * geometry.originY().value(frame));
    return Affine.translation(x, y)
        .after(turn)
        .after(Affine.scaling(width / picture.width(), height / picture.height()));
  }

  /** The size of a clip's picture on the canvas before its scale keyframes. */
  Size fitted(ClipMedia media, Size picture) {
    return fitted(
        media.geometry().scaleMode(), media.shape(picture.width(), picture.height()), canvasWidth, canvasHeight);
  }

  /** The size that a picture attached to a tracked object takes: its scale mode with the object's box for a canvas. */
  private static Size intoBox(
      ScaleMode mode, Size fitted, double scaleX, double scaleY, TrackedObjects.Box box, Parent parent) {
    double width = box.width() * scaleX * parent.shown().width() * parent.scaleX();
    double height = box.height() * scaleY * parent.shown().height() * parent.scaleY();
    return fitted(mode, fitted.atLeastOnePixel(), (int) Math.clamp(width, 0, 1e6), (int) Math.clamp(height, 0, 1e6));
  }

  private static Size fitted(ScaleMode mode, Size shape, int width, int height) {
    return switch (mode) {
      case FIT -> shape.within(width, height);
      case CROP -> shape.covering(width, height);
      case STRETCH -> new Size(width, height);
      case NONE -> shape;
    };
  }

  private static double inheritedX(Parent parent) {
    return parent.locationX() + parent.box().map(box -> (box.centerX() - 0.5) * parent.scaleX()).orElse(0.0);
  }

  private static double inheritedY(Parent parent) {
    return parent.locationY() + parent.box().map(box -> (box.centerY() - 0.5) * parent.scaleY()).orElse(0.0);
  }

  private static Affine turn(double rotation, double shearX, double shearY, double originX, double originY) {
    if (rotation == 0 && shearX == 0 && shearY == 0) {
      return Affine.IDENTITY;
    }
    return Affine.translation(originX, originY)
        .after(Affine.rotation(rotation))
        .after(Affine.shearing(shearX, shearY))
        .after(Affine.translation(-originX, -originY));
  }
}
