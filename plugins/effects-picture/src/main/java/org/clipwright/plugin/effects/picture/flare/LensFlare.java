package org.clipwright.plugin.effects.picture.flare;

import java.util.ArrayList;
import java.util.List;
import org.clipwright.plugin.effects.picture.pixel.StraightPixel;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Adds a light shining into the lens, with its reflections. */
public final class LensFlare implements PictureEffect {

  private static final NumberParameter BRIGHTNESS = ParameterSpec.number("brightness", "Brightness", 1, 0, 1);
  private static final ColorParameter COLOR = ParameterSpec.color("color", "Color", Color.of(255, 255, 255));
  private static final NumberParameter SIZE = ParameterSpec.number("size", "Size", 1, 0.1, 3);
  private static final NumberParameter SPREAD = ParameterSpec.number("spread", "Spread", 1, 0, 1);
  private static final NumberParameter X = ParameterSpec.number("x", "X", -0.5, -1, 1);
  private static final NumberParameter Y = ParameterSpec.number("y", "Y", -0.5, -1, 1);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "LensFlare",
          "Lens Flare",
          "Adds a light shining into the lens, with a halo and a row of reflections.",
          Medium.PICTURE,
          List.of(BRIGHTNESS, COLOR, SIZE, SPREAD, X, Y));

  /** The light itself, from its core outwards; radii in picture widths. */
  private static final List<FlarePart> LIGHT =
      List.of(
          new FlarePart(FlareShape.QUADRATIC, 0, 0.0375f, 239, 239, 239),
          new FlarePart(FlareShape.QUADRATIC, 0, 0.078125f, 245, 245, 245),
          new FlarePart(FlareShape.QUADRATIC, 0, 0.1796875f, 255, 38, 43),
          new FlarePart(FlareShape.LINEAR, 0, 0.3359375f, 69, 59, 64),
          new FlarePart(FlareShape.HALO, 0, 0.084375f, 80, 15, 4));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.fidelity().original());
  }

  private static final class Filter implements PictureFilter {

    private final List<FlarePart.Placed> parts = new ArrayList<>();
    private final boolean original;
    private float brightness;

    Filter(boolean original) {
      this.original = original;
    }

    @Override
    public Layout layout(PictureContext context) {
      brightness = (float) Math.clamp(context.value(BRIGHTNESS), 0, 1);
      parts.clear();
      if (brightness > 0) {
        place(context);
      }
      return parts.isEmpty() ? Layout.unchanged() : Layout.perPixel();
    }

    private void place(PictureContext context) {
      FlarePart.Place place =
          new FlarePart.Place(context.width(), context.height(), (float) context.value(X), (float) context.value(Y),
              (float) Math.max(0, context.value(SIZE)), (float) context.value(SPREAD));
      Color tint = context.value(COLOR);
      LIGHT.forEach(part -> parts.add(part.tinted(tint).at(place)));
      FlareReflections.of(tint).forEach(part -> parts.add(part.at(place)));
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      for (int y = rows.from(); y < rows.to(); y++) {
        for (int x = 0; x < frame.width(); x++) {
          int light = light(x, y);
          if (light != 0 || original) {
            int index = y * frame.width() + x;
            frame.pixel(index, lit(frame.pixel(index), light));
          }
        }
      }
    }

    /** The flare's own colour, each part brightening what the others leave; alpha is unused. */
    private int light(int x, int y) {
      int red = 0;
      int green = 0;
      int blue = 0;
      for (FlarePart.Placed part : parts) {
        float weight = part.weight(x, y);
        if (weight > 0) {
          red += (int) ((255 - red) * weight * part.red() / 255);
          green += (int) ((255 - green) * weight * part.green() / 255);
          blue += (int) ((255 - blue) * weight * part.blue() / 255);
        }
      }
      return red | green << 8 | blue << 16;
    }

    /**
     * The flare is as opaque as its brightest channel. The original then multiplies colours by alpha once more, which
     * darkens translucent areas.
     */
    private int lit(int pixel, int light) {
      int opacity = Math.max(light & 0xFF, Math.max(light >>> 8 & 0xFF, light >>> 16 & 0xFF));
      int alpha = Math.max(pixel >>> 24, (int) (opacity * brightness));
      int red = added(pixel & 0xFF, light & 0xFF);
      int green = added(pixel >>> 8 & 0xFF, light >>> 8 & 0xFF);
      int blue = added(pixel >>> 16 & 0xFF, light >>> 16 & 0xFF);
      return original
          ? StraightPixel.premultiplied(red, green, blue, alpha)
          : Pixel.of(Math.min(alpha, red), Math.min(alpha, green), Math.min(alpha, blue), alpha);
    }

    private int added(int old, int light) {
      int sum = Math.min(255, old + light);
      return old + Math.round(brightness * (sum - old));
    }
  }
}
