package org.clipwright.plugin.effects.picture.shape;

import java.lang.foreign.MemorySegment;
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
import org.clipwright.sdk.parameter.FlagParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Shows one field of an interlaced picture. */
public final class Deinterlace implements PictureEffect {

  private static final FlagParameter IS_ODD = ParameterSpec.flag("isOdd", "Is Odd Frame", true);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Deinterlace",
          "Deinterlace",
          "Shows only the odd or the even rows of an interlaced picture, each of them twice.",
          Medium.PICTURE,
          List.of(IS_ODD))
          .withOriginalBytes(OriginalBytes.TRUSTS_ANEW);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.isSet(IS_ODD) ? 1 : 0);
  }

  private record Filter(int firstRow) implements PictureFilter {

    @Override
    public Layout layout(PictureContext context) {
      return context.height() < 2 ? Layout.unchanged() : Layout.picture();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame source = context.source();
      Frame target = context.target();
      long rowBytes = source.width() * 4L;
      int kept = (source.height() - firstRow + 1) / 2;
      for (int y = rows.from(); y < rows.to(); y++) {
        // The kept rows are stretched to the full height by nearest-neighbour sampling.
        long row = firstRow + 2L * ((2L * y + 1) * kept / (2L * source.height()));
        MemorySegment.copy(source.pixels(), row * rowBytes, target.pixels(), y * rowBytes, rowBytes);
      }
    }
  }
}
