package org.clipwright.plugin.effects.picture.color;

import java.util.List;
import org.clipwright.plugin.effects.picture.pixel.StraightAlpha;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Rotates all colours around the colour wheel. */
public final class Hue implements PictureEffect {

  private static final NumberParameter HUE = ParameterSpec.number("hue", "Hue", 0, 0, 1);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Hue",
          "Hue",
          "Rotates all colours around the colour wheel; 1 is a full turn.",
          Medium.PICTURE,
          List.of(HUE))
          .withOriginalBytes(OriginalBytes.TRUSTS);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.fidelity());
  }

  /** A rotation about the grey axis of the colour cube. */
  private static final class Filter implements PictureFilter {

    private final boolean original;
    private float same;
    private float next;
    private float former;

    Filter(Fidelity fidelity) {
      original = fidelity.original();
    }

    @Override
    public Layout layout(PictureContext context) {
      double turns = context.value(HUE);
      double angle = 2 * Math.PI * (turns - Math.rint(turns));
      double cosine = Math.cos(angle);
      double sine = Math.sin(angle) * Math.sqrt(1 / 3.0);
      same = (float) (cosine + (1 - cosine) / 3);
      next = (float) ((1 - cosine) / 3 - sine);
      former = (float) ((1 - cosine) / 3 + sine);
      return Layout.perPixel();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      int end = rows.to() * frame.width();
      for (int i = rows.from() * frame.width(); i < end; i++) {
        int pixel = frame.pixel(i);
        int alpha = pixel >>> 24;
        int red = straight(pixel & 0xFF, alpha);
        int green = straight(pixel >>> 8 & 0xFF, alpha);
        int blue = straight(pixel >>> 16 & 0xFF, alpha);
        frame.pixel(
            i,
            Pixel.of(
                turned(red, green, blue, alpha), turned(green, blue, red, alpha), turned(blue, red, green, alpha),
                alpha));
      }
    }

    private int straight(int premultiplied, int alpha) {
      return original ? StraightAlpha.unlimited(premultiplied, alpha) : StraightAlpha.of(premultiplied, alpha);
    }

    private int turned(int own, int after, int before, int alpha) {
      int straight = Pixel.clamp((int) (own * same + after * next + before * former));
      return StraightAlpha.premultiplied(straight, alpha);
    }
  }
}
