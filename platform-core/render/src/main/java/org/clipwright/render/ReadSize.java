package org.clipwright.render;

import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.ClipGeometry;
import org.clipwright.timeline.ScaleMode;

/** The box inside which a clip's pictures are read: no larger than the clip ever shows them. */
final class ReadSize {

  private static final double LARGEST_SIDE = 16384;

  private ReadSize() {}

  /** The part of a picture that is seen, as fractions of its width and height, above 0. */
  record Part(double width, double height) {

    static final Part WHOLE = new Part(1, 1);
  }

  /**
   * The box for a clip.
   *
   * @param shape the media's own size, as it is seen
   * @param canvas the size of the canvas
   * @param projectWidth the project's width, of which the canvas may be a smaller preview
   * @param part what an effect leaves of the picture before it is enlarged to the canvas
   */
  static Size box(
      ClipGeometry geometry, Size shape, Size canvas, int projectWidth, Part part, Fidelity fidelity) {
    double scaleX = geometry.scaleX().largestPoint();
    double scaleY = geometry.scaleY().largestPoint();
    Size box =
        switch (geometry.scaleMode()) {
          case FIT, STRETCH -> size(canvas.width() * Math.max(1, scaleX), canvas.height() * Math.max(1, scaleY));
          case CROP -> covering(shape, canvas, scaleX, scaleY);
          case NONE -> {
            double preview = (double) canvas.width() / projectWidth;
            double least = fidelity == Fidelity.ORIGINAL ? 0 : 1;
            yield size(shape.width() * Math.max(least, scaleX) * preview, shape.height() * Math.max(least, scaleY) * preview);
          }
        };
    return part.equals(Part.WHOLE) ? box : enlarged(box, shape, part);
  }

  /** The size at which a video is read: shrunk into the box when both its sides are larger, never enlarged. */
  static Size video(Size shape, Size box) {
    if (box.width() >= shape.width() || box.height() >= shape.height()) {
      return shape;
    }
    float ratio = (float) shape.width() / shape.height();
    int widthAtFullHeight = Math.round(box.height() * ratio);
    return widthAtFullHeight <= box.width()
        ? new Size(widthAtFullHeight, box.height()).atLeastOnePixel()
        : new Size(box.width(), Math.round(box.width() / ratio)).atLeastOnePixel();
  }

  /** The size at which a still picture is read: as large as the box allows, also enlarged. */
  static Size still(Size shape, Size box) {
    return shape.within(box.width(), box.height()).atLeastOnePixel();
  }

  private static Size covering(Size shape, Size canvas, double scaleX, double scaleY) {
    Size byWidth = size(canvas.width() * Math.max(1, scaleX), Math.rint((double) canvas.width() * shape.height() / shape.width()));
    if (byWidth.width() >= canvas.width() && byWidth.height() >= canvas.height()) {
      return byWidth;
    }
    return size(Math.rint((double) canvas.height() * shape.width() / shape.height()), canvas.height() * Math.max(1, scaleY));
  }

  private static Size enlarged(Size box, Size shape, Part part) {
    return size(
        Math.max(box.width(), Math.min(shape.width(), box.width() / part.width())),
        Math.max(box.height(), Math.min(shape.height(), box.height() / part.height())));
  }

  private static Size size(double width, double height) {
    return new Size((int) Math.clamp(width, 1, LARGEST_SIDE), (int) Math.clamp(height, 1, LARGEST_SIDE));
  }
}
