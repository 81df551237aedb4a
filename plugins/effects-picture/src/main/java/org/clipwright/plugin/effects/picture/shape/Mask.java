package org.clipwright.plugin.effects.picture.shape;

import java.util.List;
import java.util.Optional;
import org.clipwright.plugin.effects.picture.pixel.LatestRow;
import org.clipwright.plugin.effects.picture.pixel.MaskTone;
import org.clipwright.plugin.effects.picture.pixel.PixelRow;
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
import org.clipwright.sdk.parameter.FlagParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.ReaderParameter;

/** Hides a picture where a mask is bright; animating the brightness wipes the picture in or out. */
public final class Mask implements PictureEffect {

  private static final NumberParameter BRIGHTNESS =
      ParameterSpec.number("brightness", "Brightness", 0, -1, 1).withoutPoints();
  private static final NumberParameter CONTRAST =
      ParameterSpec.number("contrast", "Contrast", 0, 0, 20).withoutPoints();
  private static final ReaderParameter READER = ParameterSpec.reader("reader", "Source");
  private static final FlagParameter REPLACE_IMAGE = ParameterSpec.flag("replace_image", "Replace Image", false);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Mask",
          "Alpha Mask / Wipe Transition",
          "Hides the picture where a grey picture is bright; moving the brightness wipes it in or out.",
          Medium.PICTURE,
          List.of(BRIGHTNESS, CONTRAST, READER, REPLACE_IMAGE))
          .maskingItself()
          .withOriginalBytes(OriginalBytes.TRUSTS);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.isSet(REPLACE_IMAGE));
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
      Optional<Frame> picture = context.mask(context.width(), context.height());
      if (picture.isEmpty()) {
        return Layout.unchanged();
      }
      mask = picture.get();
      tone.set(context.value(BRIGHTNESS), context.value(CONTRAST));
      return Layout.perPixel();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      Buffers buffers = Buffers.of(frame.width());
      for (int y = rows.from(); y < rows.to(); y++) {
        mask.readRow(y, buffers.shown);
        leave(buffers.shown);
        frame.readRow(y, buffers.pixels);
        if (replacing) {
          replace(buffers.pixels, buffers.shown);
        } else {
          dim(buffers.pixels, buffers.shown);
        }
        frame.writeRow(y, buffers.pixels);
      }
    }

    /** Replaces the mask's pixels by the visibility that they leave, 0 to 255. */
    private void leave(int[] masks) {
      if (PixelRow.isOpaque(masks)) {
        tone.leave(masks);
        return;
      }
      for (int i = 0; i < masks.length; i++) {
        masks[i] = Pixel.clamp((masks[i] >>> 24) - tone.of(masks[i]));
      }
    }

    private static void replace(int[] pixels, int[] shown) {
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = shown[i] * 0x01010101;
      }
    }

    private static void dim(int[] pixels, int[] shown) {
      for (int i = 0; i < pixels.length; i++) {
        float share = shown[i] / 255f;
        int red = (int) ((pixels[i] & 0xFF) * share);
        int green = (int) ((pixels[i] >>> 8 & 0xFF) * share);
        int blue = (int) ((pixels[i] >>> 16 & 0xFF) * share);
        int alpha = (int) ((pixels[i] >>> 24) * share);
        pixels[i] = red | green << 8 | blue << 16 | alpha << 24;
      }
    }
  }

  /** One thread's row of the picture and of the mask. */
  private record Buffers(int[] pixels, int[] shown) {

    private static final LatestRow<Buffers> LATEST =
        new LatestRow<>(width -> new Buffers(new int[width], new int[width]));

    static Buffers of(int width) {
      return LATEST.of(width);
    }
  }
}
