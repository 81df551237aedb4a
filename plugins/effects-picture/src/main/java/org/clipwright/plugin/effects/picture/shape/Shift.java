package org.clipwright.plugin.effects.picture.shape;

import java.util.List;
import org.clipwright.plugin.effects.picture.pixel.Wrapping;
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

/** Moves a picture; what leaves on one side reappears on the other. */
public final class Shift implements PictureEffect {

  private static final NumberParameter X = ParameterSpec.number("x", "X Shift", 0, -1, 1);
  private static final NumberParameter Y = ParameterSpec.number("y", "Y Shift", 0, -1, 1);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Shift",
          "Shift",
          "Moves the picture; what leaves on one side returns on the other.",
          Medium.PICTURE,
          List.of(X, Y))
          .withOriginalBytes(OriginalBytes.TRUSTS);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter();
  }

  private static final class Filter implements PictureFilter {

    private int right;
    private int down;

    @Override
    public Layout layout(PictureContext context) {
      right = Wrapping.distance(context.value(X), context.width());
      down = Wrapping.distance(context.value(Y), context.height());
      return right == 0 && down == 0 ? Layout.unchanged() : Layout.picture();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame source = context.source();
      Frame target = context.target();
      int width = source.width();
      for (int y = rows.from(); y < rows.to(); y++) {
        int from = Math.floorMod(y - down, source.height()) * width;
        copy(source, from, target, y * width + right, width - right);
        copy(source, from + width - right, target, y * width, right);
      }
    }

    private static void copy(Frame source, int from, Frame target, int to, int pixels) {
      java.lang.foreign.MemorySegment.copy(
          source.pixels(), from * 4L, target.pixels(), to * 4L, pixels * 4L);
    }
  }
}
