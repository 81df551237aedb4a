package org.clipwright.render.plan;

import java.util.Optional;
import org.clipwright.render.picture.Affine;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.effect.TrackedObjects;
import org.clipwright.timeline.ClipGeometry;
import org.clipwright.timeline.EngineRules;
import org.clipwright.timeline.ScaleMode;

/**
 * Computes where a clip's picture goes on the canvas, in single precision like the original engine: the pixels an edge
 * touches depend on it.
 */
public final class Placement {

  /** What a clip inherits from the parent it is attached to, at one frame. */
  public record Parent(
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
    public static final Parent NONE = new Parent(0, 0, 1, 1, 0, 0, 0, Optional.empty(), new Size(1, 1));

    /** The parent's placement at one of its frames. */
    public static Parent at(ClipGeometry geometry, double frame) {
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

    /** The same, with the box of a tracked object inside the parent's picture, which is displayed at the given size. */
    public Parent around(TrackedObjects.Box object, Size size) {
      return new Parent(locationX, locationY, scaleX, scaleY, rotation, shearX, shearY, Optional.of(object), size);
    }

    private boolean scales() {
      return scaleX != 0 && scaleY != 0;
    }
  }

  private static final float NEAR = 1e-6f;
  private static final double MOST_MARGIN = 0.5;

  private final int canvasWidth;
  private final int canvasHeight;
  private final EngineRules rules;

  /**
   * Computes placements on a canvas.
   *
   * @param rules whether locations may be measured towards leaving the canvas
   */
  public Placement(int canvasWidth, int canvasHeight, EngineRules rules) {
    this.canvasWidth = canvasWidth;
    this.canvasHeight = canvasHeight;
    this.rules = rules;
  }

  /**
   * The map from the picture's pixels to the canvas.
   *
   * @param geometry the clip's geometry
   * @param frame the clip frame
   * @param picture the picture's size in pixels
   * @param shape the size at which it is displayed: the same, or another one where its pixels are not square
   * @param parent what it inherits from the clip it is attached to
   */
  public Affine matrix(ClipGeometry geometry, double frame, Size picture, Size shape, Parent parent) {
    float margin = margin(geometry, frame);
    Size room = room(margin);
    Size fitted = fitted(geometry.scaleMode(), shape, room.width(), room.height());
    float ownScaleX = (float) geometry.scaleX().value(frame);
    float ownScaleY = (float) geometry.scaleY().value(frame);
    float scaleX = ownScaleX * (parent.scales() ? (float) parent.scaleX() : 1);
    float scaleY = ownScaleY * (parent.scales() ? (float) parent.scaleY() : 1);
    float width = fitted.width() * scaleX;
    float height = fitted.height() * scaleY;
    float stretchX = (float) fitted.width() / picture.width() * scaleX;
    float stretchY = (float) fitted.height() / picture.height() * scaleY;
    if (parent.box().isPresent()) {
      Size inside = intoBox(geometry.scaleMode(), fitted, ownScaleX, ownScaleY, parent.box().get(), parent);
      width = inside.width();
      height = inside.height();
      stretchX = width / picture.width();
      stretchY = height / picture.height();
    }
    float x = place(canvasWidth, room.width(), width, margin, geometry.gravity().horizontal(),
        (float) geometry.locationX().value(frame) + (float) inheritedX(parent), geometry);
    float y = place(canvasHeight, room.height(), height, margin, geometry.gravity().vertical(),
        (float) geometry.locationY().value(frame) + (float) inheritedY(parent), geometry);
    Affine turn =
        turn(
            (float) (geometry.rotation().value(frame) + parent.rotation()
                + parent.box().map(TrackedObjects.Box::rotation).orElse(0.0)),
            (float) (geometry.shearX().value(frame) + (float) parent.shearX()),
            (float) (geometry.shearY().value(frame) + (float) parent.shearY()),
            width * (float) geometry.originX().value(frame),
            height * (float) geometry.originY().value(frame));
    return Affine.translation(unlessNear(x, 0), unlessNear(y, 0))
        .after(turn)
        .after(Affine.scaling(unlessNear(stretchX, 1), unlessNear(stretchY, 1)));
  }

  /** Gravity applies within the margins; location is relative to the whole canvas, or to the distance out of it. */
  private float place(
      int canvas, int room, float length, float margin, double gravity, double location,
      ClipGeometry geometry) {
    float anchor = (float) (margin + (room - length) * gravity);
    if (rules == EngineRules.V0_5 || !geometry.locationSystem().countsTheWayOut(geometry.scaleMode())) {
      return (float) (anchor + canvas * location);
    }
    // At -1 and 1 the picture is just outside the canvas, whatever the gravity.
    return (float) (anchor + location * (location > 0 ? canvas - anchor : anchor + length));
  }

  private float margin(ClipGeometry geometry, double frame) {
    return (float) Math.clamp(geometry.margin().value(frame), 0, MOST_MARGIN) * Math.min(canvasWidth, canvasHeight);
  }

  private Size room(float margin) {
    return margin == 0
        ? new Size(canvasWidth, canvasHeight)
        : new Size((int) (canvasWidth - 2 * margin), (int) (canvasHeight - 2 * margin)).atLeastOnePixel();
  }

  private static float unlessNear(float value, float whole) {
    return Math.abs(value - whole) < NEAR ? whole : value;
  }

  /** The size of a clip's picture on the canvas at a frame of the clip, before its scale keyframes. */
  public Size fitted(ClipMedia media, Size picture, double frame) {
    Size room = room(margin(media.geometry(), frame));
    return fitted(
        media.geometry().scaleMode(), media.shape(picture.width(), picture.height()), room.width(), room.height());
  }

  /**
   * The size of a picture attached to a tracked object: its scale mode applied to the object's box instead of the
   * canvas.
   */
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

  private static Affine turn(float rotation, float shearX, float shearY, float originX, float originY) {
    if (Math.abs(rotation) < NEAR && Math.abs(shearX) < NEAR && Math.abs(shearY) < NEAR) {
      return Affine.IDENTITY;
    }
    return Affine.translation(originX, originY)
        .after(Affine.rotation(rotation))
        .after(Affine.shearing(shearX, shearY))
        .after(Affine.translation(-originX, -originY));
  }
}
