package org.clipwright.plugin.effects.picture.outline;

import java.util.List;
import org.clipwright.plugin.effects.picture.pixel.Tinting;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Lets the opaque parts of a picture throw a soft shadow behind it. */
public final class Shadow implements PictureEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Shadow",
          "Shadow",
          "Casts a soft shadow of the picture's shape behind it.",
          Medium.PICTURE,
          List.of(
              ParameterSpec.number("opacity", "Opacity", 0.6, 0, 1),
              ParameterSpec.number("blur_radius", "Blur Radius", 18, 0, 100),
              ParameterSpec.number("spread", "Spread", 0.12, 0, 1),
              ParameterSpec.number("distance", "Distance", 10, -500, 500),
              ParameterSpec.number("angle", "Angle", 60, -360, 360),
              ParameterSpec.color("color", "Color", Color.of(0, 0, 0))),
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
      opacity = Math.clamp(context.number("opacity"), 0, 1);
      if (opacity == 0) {
        return Layout.unchanged();
      }
      color = context.color("color");
      double blur = context.number("blur_radius");
      double angle = Math.toRadians(context.number("angle"));
      double distance = context.number("distance");
      shape.set(context, blur * context.number("spread"), Math.cos(angle) * distance, Math.sin(angle) * distance, blur);
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
