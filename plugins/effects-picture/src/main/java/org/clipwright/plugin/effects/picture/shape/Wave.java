package org.clipwright.plugin.effects.picture.shape;

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
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Distorts a picture's rows into waves. */
public final class Wave implements PictureEffect {

  private static final NumberParameter WAVELENGTH = ParameterSpec.number("wavelength", "Wave length", 0.06f, 0, 3);
  private static final NumberParameter AMPLITUDE = ParameterSpec.number("amplitude", "Amplitude", 0.3f, 0, 5);
  private static final NumberParameter MULTIPLIER = ParameterSpec.number("multiplier", "Multiplier", 0.2f, 0, 10);
  private static final NumberParameter SHIFT_X = ParameterSpec.number("shift_x", "X Shift", 0, 0, 1000);
  private static final NumberParameter SPEED_Y = ParameterSpec.number("speed_y", "Vertical speed", 0.2f, 0, 300);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Wave",
          "Wave",
          "Bends the rows of the picture into vertical waves.",
          Medium.PICTURE,
          List.of(WAVELENGTH, AMPLITUDE, MULTIPLIER, SHIFT_X, SPEED_Y))
          .withOriginalBytes(OriginalBytes.TRUSTS);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter();
  }

  /** Pixels are shifted by their index in the whole picture, so rows spill over into their neighbours. */
  private static final class Filter implements PictureFilter {

    private static final double BASE = 100;
    private static final double BASE_GROWTH = 0.001;

    private double wavelength;
    private double amplitude;
    private double multiplier;
    private double shift;
    private double phase;

    @Override
    public Layout layout(PictureContext context) {
      wavelength = context.value(WAVELENGTH);
      amplitude = context.value(AMPLITUDE);
      multiplier = context.value(MULTIPLIER);
      shift = context.value(SHIFT_X);
      phase = context.frameNumber() * context.value(SPEED_Y);
      return Layout.picture();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame source = context.source();
      Frame target = context.target();
      int width = source.width();
      for (int y = rows.from(); y < rows.to(); y++) {
        float distance = distance(y);
        for (int x = 0; x < width; x++) {
          int index = y * width + x;
          target.pixel(index, source.pixel(moved(index, distance, source.size())));
        }
      }
    }

    /** In single precision, as the original computes it. */
    private float distance(int row) {
      float strength = (float) ((float) ((BASE + row * BASE_GROWTH) * multiplier) * amplitude);
      return (float) (Math.sin(row * wavelength + phase) + shift) * strength;
    }

    private static int moved(int index, float distance, int size) {
      float place = index + distance;
      float rounded = (float) Math.copySign(Math.floor(Math.abs(place) + 0.5), place);
      return (int) Math.clamp(rounded, 0, size - 1);
    }
  }
}
