package org.clipwright.plugin.effects.picture;

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
import org.clipwright.sdk.parameter.ParameterSpec;

/** Makes a picture look as if it came from a worn video tape: soft, with bleeding colours, noise and wobbling lines. */
public final class AnalogTape implements PictureEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "AnalogTape",
          "Analog Tape",
          "Lets the picture wobble, smear and hiss as on a worn video tape.",
          Medium.PICTURE,
          List.of(
              ParameterSpec.number("bleed", "Bleed", 0.65, 0, 1),
              ParameterSpec.number("noise", "Noise", 0.5, 0, 1),
              ParameterSpec.constant("seed_offset", "Seed Offset", 0, 0, 1000),
              ParameterSpec.number("softness", "Softness", 0.4, 0, 1),
              ParameterSpec.number("static_bands", "Static Bands", 0.2, 0, 1),
              ParameterSpec.number("stripe", "Stripe", 0.25, 0, 1),
              ParameterSpec.number("tracking", "Tracking", 0.55, 0, 1)));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(new TapeNoise(setup.effectId(), (int) setup.constant("seed_offset")), setup.framesPerSecond());
  }

  /** Every row is made from the same row of the incoming picture, in the order in which a tape spoils it. */
  private static final class Filter implements PictureFilter {

    private static final int GRAIN = 1;
    private static final int HISS = 2;
    private static final int STREAK = 3;
    private static final int STREAK_PLACE = 4;
    private static final int BAND = 5;
    private static final int STRIPE = 6;

    /** Most that noise adds to a brightness of 0 to 255: to single pixels, whole rows, and streaks. */
    private static final float GRAIN_STRENGTH = 12;
    private static final float HISS_STRENGTH = 7;
    private static final float STREAK_STRENGTH = 40;

    private static final int STREAK_CELL = 64;
    private static final int BANDS = 3;
    private static final float SKEW = 24;

    private final TapeNoise noise;
    private final double framesPerSecond;
    private float grain;
    private float bleed;
    private float softness;
    private float bands;
    private float stripe;
    private float tracking;
    private float seconds;

    Filter(TapeNoise noise, double framesPerSecond) {
      this.noise = noise;
      this.framesPerSecond = framesPerSecond;
    }

    @Override
    public Layout layout(PictureContext context) {
      noise.frame(context.frameNumber());
      grain = share(context, "noise");
      bleed = share(context, "bleed");
      softness = share(context, "softness");
      bands = share(context, "static_bands");
      stripe = share(context, "stripe");
      tracking = share(context, "tracking");
      seconds = (float) (context.frameNumber() / framesPerSecond);
      boolean clean = grain == 0 && bleed == 0 && softness == 0 && bands == 0 && stripe == 0 && tracking == 0;
      return clean ? Layout.unchanged() : Layout.picture();
    }

    private static float share(PictureContext context, String parameter) {
      return (float) Math.clamp(context.number(parameter), 0, 1);
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame source = context.source();
      Frame target = context.target();
      int width = source.width();
      int[] pixels = new int[width];
      TapeRow row = new TapeRow(width);
      int lumaRadius = Math.round(2 * softness);
      for (int y = rows.from(); y < rows.to(); y++) {
        for (int x = 0; x < width; x++) {
          pixels[x] = StraightPixel.of(source.pixel(y * width + x));
        }
        row.read(pixels);
        row.soften(grain > 0.6f ? Math.min(1, lumaRadius) : lumaRadius, Math.round(3 * bleed), 1.25f * bleed);
        spoil(row, y, width, source.height());
        row.move(wobble(y, source.height()));
        for (int x = 0; x < width; x++) {
          int pixel = row.pixel(x, 1 - 0.3f * bleed);
          target.pixel(y * width + x, StraightPixel.premultiplied(
              pixel & 0xFF, pixel >>> 8 & 0xFF, pixel >>> 16 & 0xFF, source.pixel(y * width + x) >>> 24));
        }
      }
    }

    private void spoil(TapeRow row, int y, int width, int height) {
      float dirt = dirt(y, height);
      if (grain == 0 && dirt == 0) {
        return;
      }
      row.brighten(HISS_STRENGTH * grain * noise.at(0, y, HISS));
      float strength = GRAIN_STRENGTH * (grain + dirt);
      for (int x = 0; x < width; x++) {
        row.brighten(x, strength * noise.at(x, y, GRAIN));
      }
      for (int cell = 0; cell * STREAK_CELL < width; cell++) {
        if (noise.share(cell, y, STREAK) < 0.6f * grain + 0.5f * dirt) {
          streak(row, cell * STREAK_CELL + (int) (STREAK_CELL * noise.share(cell, y, STREAK_PLACE)), width);
        }
      }
    }

    /** A white dash that fades to the right. */
    private static void streak(TapeRow row, int start, int width) {
      float strength = STREAK_STRENGTH;
      for (int x = start; x < width && strength > 4; x++) {
        row.brighten(x, strength);
        strength *= 0.94f;
      }
    }

    /** How much a row lies in one of the bands of static that drift over the picture, or in the stripe at its bottom. */
    private float dirt(int y, int height) {
      float dirt = 0;
      for (int band = 0; band < BANDS && bands > 0; band++) {
        float center = (seconds * (0.11f + 0.05f * band) + 0.37f * band) % 1 * height;
        float reach = Math.max(1, 0.03f * height);
        float near = 1 - Math.abs(y - center) / reach;
        dirt = Math.max(dirt, near * bands * noise.share(band, 0, BAND));
      }
      float top = height * (1 - 0.12f * stripe);
      return y >= top && stripe > 0 ? Math.max(dirt, stripe * (0.5f + 0.5f * noise.share(0, y, STRIPE))) : dirt;
    }

    /** How far a row stands to the right of its place; the lowest rows lean. */
    private float wobble(int y, int height) {
      float sway = (float) (Math.sin(2 * Math.PI * (1.7 * seconds) + 0.05 * y) * 0.6 + Math.sin(7.1 * seconds + 0.013 * y) * 0.4);
      float lowest = height * (1 - 0.1f * tracking);
      float lean = tracking > 0 && y > lowest ? SKEW * tracking * (y - lowest) / height : 0;
      return 3 * tracking * sway + lean;
    }
  }
}
