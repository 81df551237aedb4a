package org.clipwright.render.still;

import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.render.picture.Affine;
import org.clipwright.render.plan.SceneLayer;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.FrameDisplay;

/**
 * The part of a drawing that a canvas shows, drawn at the canvas's own resolution: sharp at any scale, and never larger
 * than the canvas.
 *
 * @param whole size of the whole drawing, before placing
 * @param placing where the whole drawing goes on the canvas
 * @param left the part's position on the canvas
 * @param top likewise
 * @param width the part's size, at least one pixel
 * @param height likewise
 */
public record DrawingPart(Size whole, Affine placing, int left, int top, int width, int height) {

  private static final double ENLARGING = 1.001;

  /** The part of a layer's drawing, if the drawing had to be read smaller than it is shown here. */
  public static Optional<DrawingPart> of(SceneLayer layer, Size canvas) {
    Affine matrix = layer.matrix();
    boolean enlarged = Math.max(Math.hypot(matrix.a(), matrix.b()), Math.hypot(matrix.c(), matrix.d())) > ENLARGING;
    boolean unchanged = !layer.affected() && layer.clip().picture().display() == FrameDisplay.NONE
        && layer.cornerRadius() <= 0;
    return enlarged && unchanged && layer.media().shrunk() < 1 && matrix.usable()
        ? Optional.of(seen(layer.media().readSize(), matrix, canvas))
        : Optional.empty();
  }

  /** The whole drawing, unscaled. */
  static DrawingPart whole(Size size) {
    return new DrawingPart(size, Affine.IDENTITY, 0, 0, size.width(), size.height());
  }

  /** The whole drawing, stretched to a size whose sides have another ratio; masks fill their pictures that way. */
  static DrawingPart filling(Size own, Size size) {
    double height = (double) size.width() * own.height() / own.width();
    if (Math.abs(height - size.height()) < 1) {
      return whole(size);
    }
    Affine stretch =
        Affine.scaling((double) size.width() / own.width(), (double) size.height() / own.height());
    return new DrawingPart(own, stretch, 0, 0, size.width(), size.height());
  }

  private static DrawingPart seen(Size whole, Affine matrix, Size canvas) {
    double acrossX = matrix.a() * whole.width();
    double acrossY = matrix.b() * whole.width();
    double downX = matrix.c() * whole.height();
    double downY = matrix.d() * whole.height();
    int left = Math.clamp((long) Math.floor(matrix.e() + lowest(acrossX, downX)), 0, canvas.width() - 1);
    int top = Math.clamp((long) Math.floor(matrix.f() + lowest(acrossY, downY)), 0, canvas.height() - 1);
    int right = Math.clamp((long) Math.ceil(matrix.e() + highest(acrossX, downX)), left + 1, canvas.width());
    int bottom = Math.clamp((long) Math.ceil(matrix.f() + highest(acrossY, downY)), top + 1, canvas.height());
    return new DrawingPart(whole, matrix, left, top, right - left, bottom - top);
  }

  private static double lowest(double across, double down) {
    return Math.min(0, across) + Math.min(0, down);
  }

  private static double highest(double across, double down) {
    return Math.max(0, across) + Math.max(0, down);
  }

  void draw(Path file, Frame target) {
    SvgReader.draw(file, whole, placing, left, top, target, DrawingLimits.USUAL);
  }

  /** The layer with this part as its picture. */
  public SceneLayer shownIn(SceneLayer layer) {
    return layer.withMatrix(Affine.translation(left, top));
  }
}
