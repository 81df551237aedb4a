package org.clipwright.plugin.effects.picture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
    private boolean plain;

    @Override
    public Layout layout(PictureContext context) {
      amount = context.number("saturation");
      red.fill(context.number("saturation_R"));
      green.fill(context.number("saturation_G"));
      blue.fill(context.number("saturation_B"));
      apart = red.keepsToItself() && green.keepsToItself() && blue.keepsToItself();
      plain = apart && red.isPlain() && green.isPlain() && blue.isPlain();
      return Layout.perPixel();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      Row row = Row.of(frame.width());
      for (int y = rows.from(); y < rows.to(); y++) {
        frame.readRow(y, row.pixels);
        if (apart && PixelRow.isOpaque(row.pixels)) {
          saturateOpaque(row);
        } else {
          saturate(row);
        }
        frame.writeRow(y, row.pixels);
      }
    }

    private void saturateOpaque(Row row) {
      row.grey();
      row.strengthen(0, amount, row.reds);
      row.strengthen(8, amount, row.greens);
      row.strengthen(16, amount, row.blues);
      if (plain) {
        row.gather();
        return;
      }
      for (int i = 0; i < row.pixels.length; i++) {
        row.pixels[i] =
            red.own[row.reds[i]] | green.own[row.greens[i]] << 8 | blue.own[row.blues[i]] << 16 | 0xFF000000;
      }
    }

    private void saturate(Row row) {
      for (int i = 0; i < row.pixels.length; i++) {
        int pixel = row.pixels[i];
        int alpha = pixel >>> 24;
        if (alpha != 0) {
          row.pixels[i] = translucent(pixel, alpha);
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

  /** The pixels of a row, and its channels in loops of their own that the compiler turns into vector instructions. */
  private static final class Row {

    private static final ThreadLocal<Row> LATEST = ThreadLocal.withInitial(() -> new Row(0));

    final int[] pixels;
    final double[] greys;
    final int[] reds;
    final int[] greens;
    final int[] blues;

    /** The calling thread's buffers, kept for the next picture of this width. */
    static Row of(int width) {
      Row known = LATEST.get();
      if (known.pixels.length != width) {
        known = new Row(width);
        LATEST.set(known);
      }
      return known;
    }

    private Row(int width) {
      pixels = new int[width];
      greys = new double[width];
      reds = new int[width];
      greens = new int[width];
      blues = new int[width];
    }

    void grey() {
      for (int i = 0; i < greys.length; i++) {
        double r = pixels[i] & 0xFF;
        double g = pixels[i] >>> 8 & 0xFF;
        double b = pixels[i] >>> 16 & 0xFF;
        greys[i] = Math.sqrt(RED * r * r + GREEN * g * g + BLUE * b * b);
      }
    }

    void gather() {
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = reds[i] | greens[i] << 8 | blues[i] << 16 | 0xFF000000;
      }
    }

    void strengthen(int shift, double amount, int[] channel) {
      for (int i = 0; i < channel.length; i++) {
        double value = pixels[i] >>> shift & 0xFF;
        double strong = greys[i] + (value - greys[i]) * amount;
        channel[i] = Math.max(0, Math.min(255, (int) strong));
      }
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

    /** Whether the channel stays as it is. */
    boolean isPlain() {
      return IntStream.range(0, own.length).allMatch(value -> own[value] == value);
    }

    private static int limited(double value) {
      return (int) Math.clamp(value, -LARGEST, LARGEST);
    }
  }
}
