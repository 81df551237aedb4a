package org.clipwright.plugin.effects.picture.color;

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

/** Inverts colours. */
public final class Negate implements PictureEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Negate", "Negative", "Inverts every colour, as on a film negative.", Medium.PICTURE,
          List.of());

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter();
  }

  private static final class Filter implements PictureFilter {

    @Override
    public Layout layout(PictureContext context) {
      return Layout.perPixel();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      int end = rows.to() * frame.width();
      for (int i = rows.from() * frame.width(); i < end; i++) {
        int pixel = frame.pixel(i);
        int alpha = pixel >>> 24;
        frame.pixel(i, (alpha * 0x010101 - (pixel & 0x00FFFFFF)) | pixel & 0xFF000000);
      }
    }
  }
}
