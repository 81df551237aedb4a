package org.clipwright.timeline.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.timeline.ClipGeometry;
import org.clipwright.timeline.Gravity;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.MediaInfo.Shape;
import org.clipwright.timeline.Point;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ScaleMode;

/**
 * Where a clip's picture is on the canvas, in the terms of other editors: one scale for both sides, a rotation about
 * its centre, and the offset of that centre.
 *
 * @param width of the media as seen, in pixels
 * @param height of the media as seen, in pixels
 * @param pixelScale canvas pixels for one of the media where the scale is 1
 * @param scale its size, 1 being that of its scale mode
 * @param rotation degrees, clockwise
 * @param offsets of its centre, by frame; never empty
 */
record CanvasPlace(
    double width, double height, double pixelScale, Keyframe scale, Keyframe rotation,
    List<Offset> offsets) {

  private static final double SMALLEST = 1e-9;

  /**
   * The centre of a picture at a frame.
   *
   * @param frame as in keyframes: the clip's, counted from 1
   * @param x canvas pixels to the right of the middle
   * @param y canvas pixels below the middle
   */
  record Offset(double frame, double x, double y) {}

  /** The placement of a clip's picture; empty if these terms cannot express it. */
  static Optional<CanvasPlace> of(ExchangeClip clip, Profile canvas) {
    ClipGeometry geometry = clip.geometry();
    if (!isPlain(geometry)) {
      return Optional.empty();
    }
    Shape shape = clip.media().picture().shape().asSeen();
    double aspect = shape.pixelRatio().num() == 0 ? 1 : shape.pixelRatio().toDouble();
    double width = Math.max(1, shape.width() * aspect);
    double height = Math.max(1, shape.height());
    double pixels = pixels(geometry.scaleMode(), width, height, canvas);
    return Optional.of(new CanvasPlace(width, height, pixels, geometry.scaleX(), geometry.rotation(),
        offsets(geometry, canvas)));
  }

  private static double pixels(ScaleMode mode, double width, double height, Profile canvas) {
    return switch (mode) {
      case FIT, STRETCH -> Math.min(canvas.width() / width, canvas.height() / height);
      case CROP -> Math.max(canvas.width() / width, canvas.height() / height);
      case NONE -> 1;
    };
  }

  private static boolean isPlain(ClipGeometry geometry) {
    boolean located = !is(geometry.locationX(), 0) || !is(geometry.locationY(), 0);
    return geometry.gravity() == Gravity.CENTER && geometry.scaleMode() != ScaleMode.STRETCH
        && geometry.scaleX().points().equals(geometry.scaleY().points())
        && is(geometry.originX(), 0.5) && is(geometry.originY(), 0.5)
        && Stream.of(geometry.margin(), geometry.cornerRadius(), geometry.shearX(), geometry.shearY())
            .allMatch(curve -> is(curve, 0))
        && !(located && geometry.locationSystem().countsTheWayOut(geometry.scaleMode()));
  }

  private static List<Offset> offsets(ClipGeometry geometry, Profile canvas) {
    Stream<Double> changes = Stream.of(geometry.locationX(), geometry.locationY())
        .filter(curve -> curve.points().size() > 1)
        .flatMap(curve -> curve.points().stream().map(Point::frame));
    List<Double> frames = changes.distinct().sorted().toList();
    return (frames.isEmpty() ? List.of(1.0) : frames).stream()
        .map(frame -> new Offset(frame, geometry.locationX().value(frame) * canvas.width(),
            geometry.locationY().value(frame) * canvas.height()))
        .toList();
  }

  /** Whether a clip's picture fits into the canvas in the usual way, without being moved, turned or scaled. */
  static boolean isUsual(ClipGeometry geometry) {
    return isPlain(geometry) && geometry.scaleMode() == ScaleMode.FIT && is(geometry.scaleX(), 1)
        && is(geometry.rotation(), 0) && is(geometry.locationX(), 0) && is(geometry.locationY(), 0);
  }

  /** Whether each pixel of the media is one of the canvas, in the middle. */
  boolean isNative() {
    return Math.abs(pixelScale - 1) < SMALLEST && isStill();
  }

  /** Whether it lies in the middle, upright, in the size of its scale mode. */
  boolean isStill() {
    return is(scale, 1) && is(rotation, 0) && offsets.stream().allMatch(offset -> offset.x() == 0 && offset.y() == 0);
  }

  private static boolean is(Keyframe curve, double value) {
    return curve.points().isEmpty() ? value == 0 : curve.isConstant() && curve.value(1) == value;
  }
}
