package org.clipwright.render.plan;

import java.util.Optional;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.effect.EnlargedPart;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.ClipGeometry;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.LargestPicture;

/**
 * The box a clip's pictures are read into: no larger than the clip ever shows them. In single precision, like the
 * original.
 */
public final class ReadSize {

  private ReadSize() {}

  /** The visible part of a picture, as fractions of its width and height, above 0. */
  public record PartSize(float width, float height) {}

  /** The box for a clip in a render, whose geometry may have been rotated upright. */
  public static Size box(Clip clip, ClipGeometry geometry, Size shape, RenderSetup setup) {
    Size canvas = new Size(setup.width(), setup.height());
    return box(geometry, shape, canvas, setup.timeline().profile().width(), visiblePart(clip, setup.effects()),
        setup.fidelity());
  }

  /**
   * How much of the picture is at least visible after an effect that crops and enlarges it: fractions of width and
   * height.
   */
  private static Optional<PartSize> visiblePart(Clip clip, EffectRegistry effects) {
    for (EffectItem effect : clip.effects()) {
      Optional<EnlargedPart> enlarged =
          effects.picture(effect.className()).flatMap(known -> known.descriptor().enlargedPart())
              .filter(part -> effect.curve(part.switchedBy().name()).map(curve -> curve.value(1)).orElse(0.0) != 0);
      if (enlarged.isPresent()) {
        EnlargedPart part = enlarged.get();
        return Optional.of(
            new PartSize(left(effect, part.left(), part.right()), left(effect, part.top(), part.bottom())));
      }
    }
    return Optional.empty();
  }

  private static float left(EffectItem effect, NumericParameter one, NumericParameter other) {
    return Math.clamp(1 - largest(effect, one) - largest(effect, other), 0.01f, 1f);
  }

  private static float largest(EffectItem effect, NumericParameter side) {
    return effect.curve(side.name()).map(Keyframe::largestPoint).orElse(0.0).floatValue();
  }

  /**
   * The box for a clip.
   *
   * @param shape the media's own display size
   * @param canvas the size of the canvas
   * @param projectWidth the project's width, of which the canvas may be a smaller preview
   * @param part the part of the picture that an effect leaves and enlarges to the canvas, if there is such an effect
   */
  public static Size box(
      ClipGeometry geometry, Size shape, Size canvas, int projectWidth, Optional<PartSize> part, Fidelity fidelity) {
    float scaleX = (float) geometry.scaleX().largestPoint();
    float scaleY = (float) geometry.scaleY().largestPoint();
    Size box =
        switch (geometry.scaleMode()) {
          case FIT, STRETCH -> size(canvas.width() * Math.max(1, scaleX), canvas.height() * Math.max(1, scaleY));
          case CROP -> fidelity.original()
              ? originalCovering(shape, canvas, scaleX, scaleY)
              : covering(shape, canvas, scaleX, scaleY);
          case NONE -> {
            float preview = (float) canvas.width() / projectWidth;
            float least = fidelity.original() ? 0 : 1;
            yield size(shape.width() * Math.max(least, scaleX) * preview,
                shape.height() * Math.max(least, scaleY) * preview);
          }
        };
    if (part.isEmpty()) {
      return box;
    }
    Size larger = enlarged(box, shape, part.get());
    return fidelity.original()
        ? larger
        : new Size(Math.max(box.width(), larger.width()), Math.max(box.height(), larger.height()));
  }

  /** The size at which a video is read: shrunk into the box when both its sides are larger, never enlarged. */
  public static Size video(Size shape, Size box) {
    if (box.width() >= shape.width() || box.height() >= shape.height()) {
      return shape;
    }
    float ratio = (float) shape.width() / shape.height();
    int widthAtFullHeight = Math.round(box.height() * ratio);
    return widthAtFullHeight <= box.width()
        ? new Size(widthAtFullHeight, box.height()).atLeastOnePixel()
        : new Size(box.width(), Math.round(box.width() / ratio)).atLeastOnePixel();
  }

  /** The size at which a still picture is read: as large as the box allows, even if enlarged. */
  public static Size still(Size shape, Size box) {
    return shape.within(box.width(), box.height()).atLeastOnePixel();
  }

  private static Size covering(Size shape, Size canvas, float scaleX, float scaleY) {
    Size whole = shape.covering(canvas.width(), canvas.height());
    return size(whole.width() * Math.max(1, scaleX), whole.height() * Math.max(1, scaleY));
  }

  /** Of the two ways to cover the canvas the original takes the first that does, but scales only one side. */
  private static Size originalCovering(Size shape, Size canvas, float scaleX, float scaleY) {
    int width = (int) (canvas.width() * scaleX);
    int height = Math.round(canvas.width() / ((float) shape.width() / shape.height()));
    if (width < canvas.width() || height < canvas.height()) {
      width = Math.round(canvas.height() / ((float) shape.height() / shape.width()));
      height = (int) (canvas.height() * scaleY);
    }
    return size(Math.max(canvas.width(), width), Math.max(canvas.height(), height));
  }

  /**
   * Enlarged to make up for the cropping, but no larger than the media; the original uses this for the smallest
   * pictures too.
   */
  private static Size enlarged(Size box, Size shape, PartSize part) {
    return size(
        (float) Math.min(shape.width(), Math.ceil(box.width() / part.width())),
        (float) Math.min(shape.height(), Math.ceil(box.height() / part.height())));
  }

  private static Size size(float width, float height) {
    return new Size((int) Math.clamp(width, 1, LargestPicture.SIDE), (int) Math.clamp(height, 1, LargestPicture.SIDE));
  }
}
