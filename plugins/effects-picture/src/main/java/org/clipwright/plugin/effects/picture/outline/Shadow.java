package org.clipwright.plugin.effects.picture.outline;

import java.util.List;
import org.clipwright.plugin.effects.picture.pixel.Tinting;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Makes the opaque parts of a picture cast a soft shadow behind it. */
public final class Shadow implements PictureEffect {

  private static final NumberParameter OPACITY = ParameterSpec.number("opacity", "Opacity", 0.6, 0, 1);
  private static final NumberParameter BLUR_RADIUS = ParameterSpec.number("blur_radius", "Blur Radius", 18, 0, 100);
  private static final NumberParameter SPREAD = ParameterSpec.number("spread", "Spread", 0.12, 0, 1);
  private static final NumberParameter DISTANCE = ParameterSpec.number("distance", "Distance", 10, -500, 500);
  private static final NumberParameter ANGLE = ParameterSpec.number("angle", "Angle", 60, -360, 360);
  private static final ColorParameter COLOR = ParameterSpec.color("color", "Color", Color.of(0, 0, 0));

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Shadow",
          "Shadow",
          "Casts a soft shadow of the picture's shape behind it.",
          Medium.PICTURE,
          List.of(OPACITY, BLUR_RADIUS, SPREAD, DISTANCE, ANGLE, COLOR),
          EffectDescriptor.Stage.AFTER_CLIP);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter();
  }

  private static final class Filter implements PictureFilter {

    private final Silhouette shape = new Silhouette();
    private double opacity;
    private Color color;

    @Override
    public Layout layout(PictureContext context) {
      opacity = Math.clamp(context.value(OPACITY), 0, 1);
      if (opacity == 0) {
        return Layout.unchanged();
      }
      color = context.value(COLOR);
      double blur = context.value(BLUR_RADIUS);
      double angle = Math.toRadians(context.value(ANGLE));
      double distance = context.value(DISTANCE);
      shape.set(context, blur * context.value(SPREAD), Math.cos(angle) * distance, Math.sin(angle) * distance, blur);
      return Layout.passes(Silhouette.PASSES + 1);
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      if (context.pass() < Silhouette.PASSES) {
        shape.pass(context, rows);
        return;
      }
      Frame original = shape.original();
      Frame target = context.target();
      for (int i = rows.from() * target.width(); i < rows.to() * target.width(); i++) {
        target.pixel(i, Tinting.under(original.pixel(i), color, opacity * (context.source().pixel(i) >>> 24) / 255));
      }
    }

    @Override
    public void close() {
      shape.close();
    }
  }
}
