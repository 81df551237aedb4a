package org.clipwright.plugin.effects.picture.color;

import java.util.List;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Adjusts a picture's brightness and contrast. */
public final class Brightness implements PictureEffect {

  private static final NumberParameter BRIGHTNESS = ParameterSpec.number("brightness", "Brightness", 0, -1, 1);
  private static final NumberParameter CONTRAST = ParameterSpec.number("contrast", "Contrast", 3, -128, 128);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Brightness",
          "Brightness & Contrast",
          "Adjusts the brightness and contrast of the picture.",
          Medium.PICTURE,
          List.of(BRIGHTNESS, CONTRAST))
          .withOriginalBytes(OriginalBytes.TRUSTS);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.fidelity());
  }

  private static final class Filter implements PictureFilter {

    private final ChannelTable table;
    private final boolean cuttingSum;
    private float filledContrast = Float.NaN;
    private float filledBrightness = Float.NaN;

    Filter(Fidelity fidelity) {
      table = new ChannelTable(fidelity);
      cuttingSum = fidelity == Fidelity.ORIGINAL_0_5;
    }

    @Override
    public Layout layout(PictureContext context) {
      float contrast = (float) context.value(CONTRAST);
      float brightness = (float) context.value(BRIGHTNESS);
      if (contrast != filledContrast || brightness != filledBrightness) {
        fill(contrast, brightness);
      }
      return Layout.perPixel();
    }

    private void fill(float contrast, float brightness) {
      float factor = 259 * (contrast + 255) / (255 * (259 - contrast));
      // Version 0.5 of the original truncates the sum, later versions the added amount.
      float added = cuttingSum ? 255 * brightness : (int) (255 * brightness);
      table.fill(value -> Pixel.clamp((int) (Pixel.clamp((int) (factor * (value - 128) + 128)) + added)), factor);
      filledContrast = contrast;
      filledBrightness = brightness;
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      table.apply(context.target(), rows);
    }
  }
}
