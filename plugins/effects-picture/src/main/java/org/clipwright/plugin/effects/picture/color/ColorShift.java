package org.clipwright.plugin.effects.picture.color;

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

/** Shifts red, green, blue and alpha independently. */
public final class ColorShift implements PictureEffect {

  private static final NumberParameter RED_X = ParameterSpec.number("red_x", "Red X Shift", 0, -1, 1);
  private static final NumberParameter RED_Y = ParameterSpec.number("red_y", "Red Y Shift", 0, -1, 1);
  private static final NumberParameter GREEN_X = ParameterSpec.number("green_x", "Green X Shift", 0, -1, 1);
  private static final NumberParameter GREEN_Y = ParameterSpec.number("green_y", "Green Y Shift", 0, -1, 1);
  private static final NumberParameter BLUE_X = ParameterSpec.number("blue_x", "Blue X Shift", 0, -1, 1);
  private static final NumberParameter BLUE_Y = ParameterSpec.number("blue_y", "Blue Y Shift", 0, -1, 1);
  private static final NumberParameter ALPHA_X = ParameterSpec.number("alpha_x", "Alpha X Shift", 0, -1, 1);
  private static final NumberParameter ALPHA_Y = ParameterSpec.number("alpha_y", "Alpha Y Shift", 0, -1, 1);

  private static final List<NumberParameter> ACROSS = List.of(RED_X, GREEN_X, BLUE_X, ALPHA_X);
  private static final List<NumberParameter> DOWN = List.of(RED_Y, GREEN_Y, BLUE_Y, ALPHA_Y);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "ColorShift",
          "Color Shift",
          "Shifts red, green, blue and alpha apart, like a misregistered print.",
          Medium.PICTURE,
          List.of(RED_X, RED_Y, GREEN_X, GREEN_Y, BLUE_X, BLUE_Y, ALPHA_X, ALPHA_Y))
          .withOriginalBytes(OriginalBytes.TRUSTS);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.fidelity().original());
  }

  private static final class Filter implements PictureFilter {

    private final boolean original;
    private final int[] right = new int[ACROSS.size()];
    private final int[] down = new int[DOWN.size()];

    Filter(boolean original) {
      this.original = original;
    }

    @Override
    public Layout layout(PictureContext context) {
      boolean moves = false;
      for (int i = 0; i < right.length; i++) {
        right[i] = Wrapping.distance(context.value(ACROSS.get(i)), context.width());
        down[i] = Wrapping.distance(context.value(DOWN.get(i)), context.height());
        moves |= right[i] != 0 || down[i] != 0;
      }
      return moves ? Layout.picture() : Layout.unchanged();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      for (int y = rows.from(); y < rows.to(); y++) {
        row(context.source(), context.target(), y);
      }
    }

    private void row(Frame source, Frame target, int y) {
      int width = source.width();
      int redRow = sourceRow(source, 0, y);
      int greenRow = sourceRow(source, 1, y);
      int blueRow = sourceRow(source, 2, y);
      int alphaRow = sourceRow(source, 3, y);
      for (int x = 0; x < width; x++) {
        int alpha = source.pixel(alphaRow + wrapped(x - right[3], width)) >>> 24;
        int red = source.pixel(redRow + wrapped(x - right[0], width)) & 0xFF;
        int green = source.pixel(greenRow + wrapped(x - right[1], width)) >>> 8 & 0xFF;
        int blue = source.pixel(blueRow + wrapped(x - right[2], width)) >>> 16 & 0xFF;
        // Where alpha has moved away from its colours, they are clamped to it; the original lets them exceed it.
        int most = original ? 255 : alpha;
        target.pixel(
            y * width + x,
            Math.min(red, most) | Math.min(green, most) << 8 | Math.min(blue, most) << 16 | alpha << 24);
      }
    }

    private int sourceRow(Frame source, int channel, int y) {
      return wrapped(y - down[channel], source.height()) * source.width();
    }

    private static int wrapped(int index, int size) {
      return index < 0 ? index + size : index;
    }
  }
}
