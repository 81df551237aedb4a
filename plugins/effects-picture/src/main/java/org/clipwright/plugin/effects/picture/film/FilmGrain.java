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
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ConstantParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Adds the grain of photographic film, with separate strengths for shadows, midtones and highlights. */
public final class FilmGrain implements PictureEffect {

  private static final NumberParameter AMOUNT = ParameterSpec.number("amount", "Amount", 0.25, 0, 1);
  private static final NumberParameter CLUMP = ParameterSpec.number("clump", "Clumping", 0.2, 0, 1);
  private static final NumberParameter COHERENCE = ParameterSpec.number("coherence", "Coherence", 0.55, 0, 1);
  private static final NumberParameter COLOR_AMOUNT = ParameterSpec.number("color_amount", "Color Amount", 0.2, 0, 1);
  private static final NumberParameter COLOR_VARIATION =
      ParameterSpec.number("color_variation", "Color Variation", 0.35, 0, 1);
  private static final NumberParameter EVOLUTION = ParameterSpec.number("evolution", "Evolution", 0.65, 0, 1);
  private static final NumberParameter HIGHLIGHTS = ParameterSpec.number("highlights", "Highlights", 0.55, 0, 1);
  private static final NumberParameter MIDTONES = ParameterSpec.number("midtones", "Midtones", 1, 0, 1);
  private static final ConstantParameter SEED = ParameterSpec.constant("seed", "Seed", 1, 0, 1_000_000);
  private static final NumberParameter SHADOWS = ParameterSpec.number("shadows", "Shadows", 0.8, 0, 1);
  private static final NumberParameter SIZE = ParameterSpec.number("size", "Size", 0.2, 0, 1);
  private static final NumberParameter SOFTNESS = ParameterSpec.number("softness", "Softness", 0.25, 0, 1);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "FilmGrain",
          "Film Grain",
          "Adds film grain, with separate strengths for shadows, midtones and highlights.",
          Medium.PICTURE,
          List.of(
              AMOUNT, CLUMP, COHERENCE, COLOR_AMOUNT, COLOR_VARIATION, EVOLUTION, HIGHLIGHTS, MIDTONES,
              SEED, SHADOWS, SIZE, SOFTNESS));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup);
  }

  private static final class Filter implements PictureFilter {

    /** How much the strongest grain changes, as a fraction of full brightness. */
    private static final float STRONGEST = 0.18f;

    private static final int[] SALTS = {GrainField.RED, GrainField.GREEN, GrainField.BLUE};

    private final String id;
    private final int seed;
    private final EffectSetup setup;
    private float strength;
    private float variation;
    private float colorAmount;
    private float shadows;
    private float midtones;
    private float highlights;
    private float across;
    private float down;
    private GrainField grain;

    Filter(EffectSetup setup) {
      this.setup = setup;
      this.id = setup.effectId();
      this.seed = (int) setup.value(SEED);
    }

    @Override
    public Layout layout(PictureContext context) {
      strength = STRONGEST * part(context, AMOUNT);
      variation = part(context, COLOR_VARIATION);
      colorAmount = part(context, COLOR_AMOUNT);
      shadows = part(context, SHADOWS);
      midtones = part(context, MIDTONES);
      highlights = part(context, HIGHLIGHTS);
      across = (setup.projectWidth() > 0 ? setup.projectWidth() : context.width()) / (float) context.width();
      down = (setup.projectHeight() > 0 ? setup.projectHeight() : context.height()) / (float) context.height();
      grain = GrainField.of(id, seed, part(context, SIZE), part(context, SOFTNESS), part(context, CLUMP),
          part(context, EVOLUTION), part(context, COHERENCE), context.frameNumber());
      return strength > 0 ? Layout.perPixel() : Layout.unchanged();
    }

    private static float part(PictureContext context, NumericParameter parameter) {
      return (float) Math.clamp(context.value(parameter), 0, 1);
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      for (int y = rows.from(); y < rows.to(); y++) {
        for (int x = 0; x < frame.width(); x++) {
          int index = y * frame.width() + x;
          int pixel = frame.pixel(index);
          if (pixel >>> 24 != 0) {
            frame.pixel(index, grained(pixel, x * across, y * down));
          }
        }
      }
    }

    private int grained(int pixel, float x, float y) {
      int alpha = pixel >>> 24;
      float light = (0.299f * (pixel & 0xFF) + 0.587f * (pixel >>> 8 & 0xFF) + 0.114f * (pixel >>> 16 & 0xFF)) / alpha;
      float weight = strength * weight(light);
      float common = grain.at(x, y, GrainField.LUMA);
      boolean colored = variation > 0 && colorAmount > 0;
      int result = alpha << 24;
      for (int channel = 0; channel < SALTS.length; channel++) {
        float own = colored ? (grain.at(x, y, SALTS[channel]) - common) * variation * colorAmount : 0;
        float straight = (pixel >>> 8 * channel & 0xFF) / (float) alpha + (common + own) * weight;
        result |= (int) (Math.clamp(straight, 0f, 1f) * alpha + 0.5f) << 8 * channel;
      }
      return result;
    }

    /** The amount of grain at a brightness from 0 to 1. */
    private float weight(float luma) {
      float dark = 1 - luma;
      float off = 2 * Math.abs(luma - 0.5f);
      return shadows * dark * dark + midtones * (1 - off * off) + highlights * luma * luma;
    }
  }
}
