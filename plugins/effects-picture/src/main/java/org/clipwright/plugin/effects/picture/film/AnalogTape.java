package org.clipwright.plugin.effects.picture.film;

import java.util.List;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ConstantParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/**
 * Makes a picture look as if it came from a worn video tape: blurred, with bleeding colours, noise and wobbling lines.
 */
public final class AnalogTape implements PictureEffect {

  private static final ConstantParameter SEED_OFFSET = ParameterSpec.constant("seed_offset", "Seed Offset", 0, 0, 1000);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "AnalogTape",
          "Analog Tape",
          "Makes the picture wobble, smear and hiss like a worn video tape.",
          Medium.PICTURE,
          List.of(
              TapeSettings.BLEED, TapeSettings.NOISE, SEED_OFFSET, TapeSettings.SOFTNESS,
              TapeSettings.STATIC_BANDS, TapeSettings.STRIPE, TapeSettings.TRACKING))
          .withOriginalBytes(OriginalBytes.TRUSTS);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup);
  }

  /** Every row is computed from the same row of the incoming picture, in the order in which a tape degrades it. */
  private static final class Filter implements PictureFilter {

    private final TapeNoise noise;
    private final double framesPerSecond;
    private final boolean original;
    private TapeSettings settings;
    private TapeDirt dirt;
    private TapeWobble wobble;

    Filter(EffectSetup setup) {
      noise = TapeNoise.of(setup.effectId(), (int) setup.value(SEED_OFFSET));
      framesPerSecond = setup.framesPerSecond();
      original = setup.fidelity().original();
    }

    @Override
    public Layout layout(PictureContext context) {
      settings = TapeSettings.of(context);
      if (settings.clean() && !original) {
        return Layout.unchanged();
      }
      long frame = context.frameNumber();
      dirt = new TapeDirt(noise, settings, frame, framesPerSecond, context.height());
      wobble = new TapeWobble(noise.seed(), settings.tracking(), frame / framesPerSecond, context.height());
      return Layout.perPixel();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      int width = frame.width();
      int[] pixels = new int[width];
      TapeRow row = new TapeRow(width);
      for (int y = rows.from(); y < rows.to(); y++) {
        for (int x = 0; x < width; x++) {
          pixels[x] = ordered(frame.pixel(y * width + x));
        }
        row.read(pixels);
        row.soften(settings);
        dirt.spoil(row, y);
        row.move(wobble.distance(y));
        for (int x = 0; x < width; x++) {
          int alpha = pixels[x] >>> 24;
          frame.pixel(y * width + x, ordered(limited(row.pixel(x, settings.saturation()), alpha)));
        }
      }
    }

    /** The original swaps red and blue. */
    private int ordered(int pixel) {
      return original ? Integer.reverseBytes(pixel << 8) | pixel & 0xFF000000 : pixel;
    }

    /** Colours brighter than alpha allows are clamped, which the original does not do. */
    private int limited(int pixel, int alpha) {
      return original ? pixel | alpha << 24 : Pixel.of(
          Math.min(alpha, Pixel.red(pixel)), Math.min(alpha, Pixel.green(pixel)), Math.min(alpha, Pixel.blue(pixel)),
          alpha);
    }
  }
}
