package org.clipwright.plugin.effects.picture.film;

import java.util.List;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Adds the grain of photographic film, with a strength of its own for shadows, midtones and highlights. */
public final class FilmGrain implements PictureEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "FilmGrain",
          "Film Grain",
          "Adds grain as of photographic film, stronger or weaker in shadows, midtones and highlights.",
          Medium.PICTURE,
          List.of(
              ParameterSpec.number("amount", "Amount", 0.25, 0, 1),
              ParameterSpec.number("clump", "Clumping", 0.2, 0, 1),
              ParameterSpec.number("coherence", "Coherence", 0.55, 0, 1),
              ParameterSpec.number("color_amount", "Color Amount", 0.2, 0, 1),
              ParameterSpec.number("color_variation", "Color Variation", 0.35, 0, 1),
              ParameterSpec.number("evolution", "Evolution", 0.65, 0, 1),
              ParameterSpec.number("highlights", "Highlights", 0.55, 0, 1),
              ParameterSpec.number("midtones", "Midtones", 1, 0, 1),
              ParameterSpec.constant("seed", "Seed", 1, 0, 1_000_000),
              ParameterSpec.number("shadows", "Shadows", 0.8, 0, 1),
              ParameterSpec.number("size", "Size", 0.2, 0, 1),
              ParameterSpec.number("softness", "Softness", 0.25, 0, 1)));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter((int) setup.constant("seed"));
  }

  private static final class Filter implements PictureFilter {

    /** The share of full brightness that the strongest grain changes. */
    private static final float STRONGEST = 0.18f;

    private static final int COLOR_SEED = 7919;

    private final int seed;
    private float strength;
    private float color;
    private float shadows;
    private float midtones;
    private float highlights;
    private GrainField grain;

    Filter(int seed) {
      this.seed = seed;
    }

    @Override
    public Layout layout(PictureContext context) {
      strength = STRONGEST * (float) context.number("amount");
      color = (float) (context.number("color_amount") * context.number("color_variation"));
      shadows = (float) context.number("shadows");
      midtones = (float) context.number("midtones");
      highlights = (float) context.number("highlights");
      grain = new GrainField(1 + 8 * Math.max(0, context.number("size")), context.number("softness"),
          context.number("clump"), context.number("evolution"), context.number("coherence"), context.frameNumber());
      return strength > 0 ? Layout.perPixel() : Layout.unchanged();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      for (int y = rows.from(); y < rows.to(); y++) {
        for (int x = 0; x < frame.width(); x++) {
          int index = y * frame.width() + x;
          int pixel = frame.pixel(index);
          if (pixel >>> 24 != 0) {
            frame.pixel(index, grained(pixel, x, y));
          }
        }
      }
    }

    private int grained(int pixel, int x, int y) {
      int alpha = pixel >>> 24;
      float weight = strength * alpha * weight((0.299f * (pixel & 0xFF) + 0.587f * (pixel >>> 8 & 0xFF)
          + 0.114f * (pixel >>> 16 & 0xFF)) / alpha);
      float light = grain.at(x, y, seed);
      int result = alpha << 24;
      for (int channel = 0; channel < 3; channel++) {
        float own = color == 0 ? 0 : color * grain.at(x, y, seed + COLOR_SEED * (channel + 1));
        int value = (pixel >>> 8 * channel & 0xFF) + Math.round(weight * (light + own));
        result |= Math.clamp(value, 0, alpha) << 8 * channel;
      }
      return result;
    }

    /** How much grain a brightness from 0 to 1 takes. */
    private float weight(float luma) {
      float dark = 1 - luma;
      return shadows * dark * dark + midtones * 2 * dark * luma + highlights * luma * luma;
    }
  }
}
