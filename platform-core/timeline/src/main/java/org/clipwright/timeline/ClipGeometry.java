package org.clipwright.timeline;

/**
 * Where and how a clip's picture lies on the canvas.
 *
 * @param scaleMode how it is brought to the canvas size
 * @param gravity which part of the canvas it is aligned to
 * @param locationX moved right, in canvas widths
 * @param locationY moved down, in canvas heights
 * @param scaleX width, 1 being what the scale mode gives
 * @param scaleY height, 1 being what the scale mode gives
 * @param rotation degrees, clockwise
 * @param shearX slant to the right
 * @param shearY slant downwards
 * @param originX centre of rotation, in widths of the picture
 * @param originY centre of rotation, in heights of the picture
 * @param margin free room on all four sides of the canvas, as a share of its shorter one
 * @param cornerRadius radius of the picture's own corners, as a share of its shorter side
 */
public record ClipGeometry(
    ScaleMode scaleMode,
    Gravity gravity,
    Keyframe locationX,
    Keyframe locationY,
    Keyframe scaleX,
    Keyframe scaleY,
    Keyframe rotation,
    Keyframe shearX,
    Keyframe shearY,
    Keyframe originX,
    Keyframe originY,
    Keyframe margin,
    Keyframe cornerRadius) {

  /** The same with another rotation. */
  public ClipGeometry withRotation(Keyframe other) {
    return new ClipGeometry(
        scaleMode, gravity, locationX, locationY, scaleX, scaleY, other, shearX, shearY, originX, originY, margin,
        cornerRadius);
  }

  /** The same with other scales. */
  public ClipGeometry withScale(Keyframe x, Keyframe y) {
    return new ClipGeometry(
        scaleMode, gravity, locationX, locationY, x, y, rotation, shearX, shearY, originX, originY, margin,
        cornerRadius);
  }

  /** The same geometry from one clip frame to another; any elsewhere. */
  public ClipGeometry within(double first, double last) {
    return new ClipGeometry(
        scaleMode, gravity, locationX.within(first, last), locationY.within(first, last), scaleX.within(first, last),
        scaleY.within(first, last), rotation.within(first, last), shearX.within(first, last),
        shearY.within(first, last), originX.within(first, last), originY.within(first, last),
        margin.within(first, last), cornerRadius.within(first, last));
  }

  /** The same with what newer versions of the original engine take where a curve has no points. */
  ClipGeometry withoutEmptyCurves() {
    return new ClipGeometry(
        scaleMode, gravity, locationX, locationY, or(scaleX, 1), or(scaleY, 1), rotation, shearX, shearY,
        or(originX, 0.5), or(originY, 0.5), margin, cornerRadius);
  }

  private static Keyframe or(Keyframe curve, double initial) {
    return curve.points().isEmpty() ? Keyframe.of(initial) : curve;
  }
}
