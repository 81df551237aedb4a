package org.clipwright.plugin.effects.picture;

import java.util.List;
import java.util.Optional;
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

/** Hides a picture where a mask is bright; with an animated brightness it wipes the picture in or out. */
public final class Mask implements PictureEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Mask",
          "Alpha Mask / Wipe Transition",
          "Hides the picture where a grey picture is bright; moving the brightness wipes it in or out.",
          Medium.PICTURE,
          List.of(
              ParameterSpec.number("brightness", "Brightness", 0, -1, 1).withoutPoints(),
              ParameterSpec.number("contrast", "Contrast", 0, 0, 20).withoutPoints(),
              ParameterSpec.reader("reader", "Source"),
              ParameterSpec.flag("replace_image", "Replace Image", false)));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.constant("replace_image") != 0);
  }

  private static final class Filter implements PictureFilter {

    private final boolean replacing;
    private final MaskTone tone = new MaskTone();
    private Frame mask;

    Filter(boolean replacing) {
      this.replacing = replacing;
    }

    @Override
    public Layout layout(PictureContext context) {
      Optional<Frame> picture = context.picture("reader", context.width(), context.height());
      if (picture.isEmpty()) {
        return Layout.unchanged();
      }
      mask = picture.get();
      tone.set(context.number("brightness"), context.number("contrast"));
      return Layout.perPixel();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      int end = rows.to() * frame.width();
      for (int i = rows.from() * frame.width(); i < end; i++) {
        int pixel = mask.pixel(i);
        int shown = Pixel.clamp((pixel >>> 24) - tone.of(pixel));
        if (replacing) {
          frame.pixel(i, shown * 0x01010101);
        } else if (shown < 255) {
          frame.pixel(i, shown == 0 ? 0 : dimmed(frame.pixel(i), shown));
        }
      }
    }

    private static int dimmed(int pixel, int shown) {
      return Straight.premultiplied(pixel & 0xFF, shown)
          | Straight.premultiplied(pixel >>> 8 & 0xFF, shown) << 8
          | Straight.premultiplied(pixel >>> 16 & 0xFF, shown) << 16
          | Straight.premultiplied(pixel >>> 24, shown) << 24;
    }
  }
}
