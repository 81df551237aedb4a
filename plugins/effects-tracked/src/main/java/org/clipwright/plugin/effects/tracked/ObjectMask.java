package org.clipwright.plugin.effects.tracked;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.MaskSource;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.effect.TrackedObjects;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.IntegerParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.StringParameter;

/** Colours the shape of a previously detected object, and lets clips and masks follow it. */
public final class ObjectMask implements PictureEffect {

  private static final int WIDEST = 50;
  private static final StringParameter DATA = ParameterSpec.text("protobuf_data_path", "Data File", "");
  private static final IntegerParameter DRAW_MASK = ParameterSpec.integer("draw_mask", "Draw Mask", 1, 0, 1);
  private static final ColorParameter MASK_COLOR =
      ParameterSpec.color("mask_color", "Mask Color", Color.of(83, 160, 237));
  private static final NumberParameter MASK_ALPHA = ParameterSpec.number("mask_alpha", "Mask Alpha", 0.470588, 0, 1);
  private static final ColorParameter STROKE_COLOR =
      ParameterSpec.color("stroke_color", "Stroke Color", Color.of(255, 255, 255));
  private static final NumberParameter STROKE_ALPHA = ParameterSpec.number("stroke_alpha", "Stroke Alpha", 1, 0, 1);
  private static final IntegerParameter STROKE_WIDTH =
      ParameterSpec.integer("stroke_width", "Stroke Width", 3, 0, WIDEST);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "ObjectMask",
          "Object Mask",
          "Colours the shape of an object that was detected beforehand; other effects can use it as their mask.",
          Medium.PICTURE,
          List.of(DATA, DRAW_MASK, MASK_COLOR, MASK_ALPHA, STROKE_COLOR, STROKE_ALPHA, STROKE_WIDTH));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.effectId(), Detections.parse(setup.file(DATA)));
  }

  private static final class Filter implements PictureFilter, TrackedObjects, MaskSource {

    private final String id;
    private final Detections detections;
    private ShapePicture shape = ShapePicture.NONE;
    private int inside;
    private int edge;
    private int strokeWidth;

    Filter(String id, Detections detections) {
      this.id = id;
      this.detections = detections;
    }

    @Override
    public Layout layout(PictureContext context) {
      if (context.value(DRAW_MASK) < 0.5) {
        return Layout.unchanged();
      }
      shape = shape(context.frameNumber(), context.width(), context.height());
      inside = color(context.value(MASK_COLOR), context.value(MASK_ALPHA));
      edge = color(context.value(STROKE_COLOR), context.value(STROKE_ALPHA));
      strokeWidth = Math.clamp(context.integer(STROKE_WIDTH), 0, WIDEST);
      return shape.isEmpty() ? Layout.unchanged() : Layout.perPixel();
    }

    private ShapePicture shape(long frame, int width, int height) {
      return ShapePicture.of(
          detections.at(frame).stream().flatMap(seen -> seen.shape().stream()).toList(), width, height);
    }

    private static int color(Color color, double alpha) {
      int opacity = (int) Math.round(Math.clamp(alpha, 0, 1) * color.alpha());
      return Pixel.of(color.red() * opacity / 255, color.green() * opacity / 255, color.blue() * opacity / 255,
          opacity);
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      boolean[] ring = new boolean[frame.width()];
      for (int y = rows.from(); y < rows.to(); y++) {
        Arrays.fill(ring, false);
        shape.ring(y, strokeWidth, ring);
        for (int x = 0; x < frame.width(); x++) {
          int index = y * frame.width() + x;
          int covered = shape.coverage(index);
          if (covered > 0) {
            frame.pixel(index, over(part(inside, covered), frame.pixel(index)));
          } else if (ring[x]) {
            frame.pixel(index, over(edge, frame.pixel(index)));
          }
        }
      }
    }

    private static int part(int pixel, int coverage) {
      int result = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        result |= ((pixel >>> shift & 0xFF) * coverage + 127) / 255 << shift;
      }
      return result;
    }

    private static int over(int top, int below) {
      int rest = 255 - (top >>> 24);
      int result = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        result |= Math.min(255, (top >>> shift & 0xFF) + ((below >>> shift & 0xFF) * rest + 127) / 255) << shift;
      }
      return result;
    }

    @Override
    public void paintMask(Frame target, long frame) {
      ShapePicture mask = shape(frame, target.width(), target.height());
      for (int i = 0; i < target.size(); i++) {
        target.pixel(i, 0xFF000000 | mask.coverage(i) * 0x010101);
      }
    }

    /** There is one object, named by the effect's id followed by "-1". */
    @Override
    public Optional<Box> box(String objectId, long frame) {
      return objectId.equals(id) || objectId.equals(id + "-1")
          ? detections.at(frame).stream().findFirst().map(Detections.Seen::box)
          : Optional.empty();
    }
  }
}
