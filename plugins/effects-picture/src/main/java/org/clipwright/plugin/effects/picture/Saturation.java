package org.clipwright.plugin.effects.picture;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
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

/** Makes colours stronger or weaker, all together or red, green and blue by themselves. */
public final class Saturation implements PictureEffect {

  private static final double RED = 0.299;
  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Saturation",
          "Color Saturation",
          "Makes colours stronger or weaker, down to grey, all together or one by one.",
          Medium.PICTURE,
          List.of(
              ParameterSpec.number("saturation", "Saturation", 1, 0, 4),
              ParameterSpec.number("saturation_R", "Saturation (Red)", 1, 0, 4),
              ParameterSpec.number("saturation_G", "Saturation (Green)", 1, 0, 4),
              ParameterSpec.number("saturation_B", "Saturation (Blue)", 1, 0, 4)));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter();
  }

  /** Grey is the root of the weighted squares, as in the original. */
  private static final class Filter implements PictureFilter {

    private final Channel red = new Channel(RED);
    private final Channel green = new Channel(GREEN);
    private final Channel blue = new Channel(BLUE);
    private double amount;
    private boolean apart;

    @Override
    public Layout layout(PictureContext context) {
      amount = context.number("saturation");
      red.fill(context.number("saturation_R"));
      green.fill(context.number("saturation_G"));
      blue.fill(context.number("saturation_B"));
      apart = red.keepsToItself() && green.keepsToItself() && blue.keepsToItself();
      return Layout.perPixel();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      int width = frame.width();
      int[] pixels = new int[width];
      double[] greys = new double[width];
      for (int row = rows.from(); row < rows.to(); row++) {
        long place = (long) row * width * Integer.BYTES;
        MemorySegment.copy(frame.pixels(), Frame.PIXEL, place, pixels, 0, width);
        greys(pixels, greys);
        saturate(pixels, greys);
        MemorySegment.copy(pixels, 0, frame.pixels(), Frame.PIXEL, place, width);
      }
    }

    /** The grey of opaque pixels, in a loop of its own that the compiler turns into vector instructions. */
    private static void greys(int[] pixels, double[] greys) {
      for (int i = 0; i < greys.length; i++) {
        double r = pixels[i] & 0xFF;
        double g = pixels[i] >>> 8 & 0xFF;
        double b = pixels[i] >>> 16 & 0xFF;
        greys[i] = Math.sqrt(RED * r * r + GREEN * g * g + BLUE * b * b);
      }
    }

    private void saturate(int[] pixels, double[] greys) {
      for (int i = 0; i < pixels.length; i++) {
        int pixel = pixels[i];
        int alpha = pixel >>> 24;
        if (alpha == 255) {
          pixels[i] = saturated(pixel & 0xFF, pixel >>> 8 & 0xFF, pixel >>> 16 & 0xFF, greys[i]);
        } else if (alpha != 0) {
          pixels[i] = translucent(pixel, alpha);
        }
      }
    }

    private int translucent(int pixel, int alpha) {
      int r = Straight.of(Pixel.red(pixel), alpha);
      int g = Straight.of(Pixel.green(pixel), alpha);
      int b = Straight.of(Pixel.blue(pixel), alpha);
      double grey = Math.sqrt(RED * r * r + GREEN * g * g + BLUE * b * b);
      int straight = saturated(r, g, b, grey);
      return Pixel.of(
          Straight.premultiplied(Pixel.red(straight), alpha),
          Straight.premultiplied(Pixel.green(straight), alpha),
          Straight.premultiplied(Pixel.blue(straight), alpha),
          alpha);
    }

    private int saturated(int r, int g, int b, double grey) {
      int strongR = Pixel.clamp((int) (grey + (r - grey) * amount));
      int strongG = Pixel.clamp((int) (grey + (g - grey) * amount));
      int strongB = Pixel.clamp((int) (grey + (b - grey) * amount));
      if (apart) {
        return Pixel.opaque(red.own[strongR], green.own[strongG], blue.own[strongB]);
      }
      return Pixel.opaque(
          Pixel.clamp(red.own[strongR] + green.others[strongG] + blue.others[strongB]),
          Pixel.clamp(red.others[strongR] + green.own[strongG] + blue.others[strongB]),
          Pixel.clamp(red.others[strongR] + green.others[strongG] + blue.own[strongB]));
    }
  }

  /** What one channel's own saturation adds to itself and to the two others, for each of its values. */
  private static final class Channel {

    private static final int LARGEST = 1 << 20;

    private final double[] squares = new double[256];
    private final int[] own = new int[256];
    private final int[] others = new int[256];

    Channel(double weight) {
      for (int value = 0; value < squares.length; value++) {
        squares[value] = weight * value * value;
      }
    }

    void fill(double amount) {
      for (int value = 0; value < own.length; value++) {
        double grey = Math.sqrt(squares[value]);
        own[value] = limited(grey + (value - grey) * amount);
        others[value] = limited(grey - grey * amount);
      }
    }

    /** Whether the channel adds nothing to the others, nor anything out of range to itself. */
    boolean keepsToItself() {
      return Arrays.stream(others).allMatch(value -> value == 0)
          && Arrays.stream(own).allMatch(value -> value == Pixel.clamp(value));
    }

    private static int limited(double value) {
      return (int) Math.clamp(value, -LARGEST, LARGEST);
    }
  }
}
