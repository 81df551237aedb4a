package org.clipwright.plugin.effects.picture.outline;

import java.util.List;
import java.util.Map;
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
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Makes a picture glow: around its shape, or from its edges inwards. */
public final class Glow implements PictureEffect {

  private static final int INNER = 1;

  private static final ChoiceParameter MODE =
      ParameterSpec.choice("mode", "Mode", 0, Map.of(0, "Outer", INNER, "Inner"));
  private static final NumberParameter OPACITY = ParameterSpec.number("opacity", "Opacity", 0.45, 0, 1);
  private static final NumberParameter BLUR_RADIUS = ParameterSpec.number("blur_radius", "Blur Radius", 20, 0, 100);
  private static final NumberParameter SPREAD = ParameterSpec.number("spread", "Spread", 0.1, 0, 1);
  private static final ColorParameter COLOR = ParameterSpec.color("color", "Color", Color.of(255, 244, 194));

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Glow",
          "Glow",
          "Makes the picture's shape glow, outwards or inwards from its edges.",
          Medium.PICTURE,
          List.of(MODE, OPACITY, BLUR_RADIUS, SPREAD, COLOR),
          EffectDescriptor.Stage.AFTER_CLIP);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    boolean inner = setup.value(MODE) == INNER;
    return new Filter(inner, inner && setup.fidelity().original());
  }

  private static final class Filter implements PictureFilter {

    private final boolean inner;

    /** The original's inner glow begins at the edge of the grown shape, so it extends beyond the picture's own. */
    private final boolean fromGrown;

    private final Silhouette shape = new Silhouette();
    private double opacity;
    private Color color;

    Filter(boolean inner, boolean fromGrown) {
      this.inner = inner;
      this.fromGrown = fromGrown;
    }

    @Override
    public Layout layout(PictureContext context) {
      opacity = Math.clamp(context.value(OPACITY), 0, 1);
      if (opacity == 0) {
        return Layout.unchanged();
      }
      color = context.value(COLOR);
      double blur = context.value(BLUR_RADIUS);
      double growth = blur * context.value(SPREAD);
      if (fromGrown) {
        shape.set(context, growth, 0, 0, blur);
        shape.keepHard(context);
      } else if (inner) {
        shape.setAround(context, growth, blur);
      } else {
        shape.set(context, growth, 0, 0, blur);
      }
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
        target.pixel(i, glowing(original.pixel(i), context.source().pixel(i) >>> 24, i));
      }
    }

    private int glowing(int pixel, int soft, int place) {
      if (fromGrown) {
        double grown = (shape.hard().pixel(place) >>> 24) / 255.0;
        return Tinting.upon(pixel, color, opacity * (255 - soft) / 255 * grown);
      }
      return inner
          ? Tinting.over(pixel, color, opacity * soft / 255)
          : Tinting.under(pixel, color, opacity * soft / 255);
    }

    @Override
    public void close() {
      shape.close();
    }
  }
}
