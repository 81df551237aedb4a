package org.clipwright.plugin.effects.picture.color;

import java.util.Arrays;
import java.util.List;
import org.clipwright.plugin.effects.picture.pixel.LatestRow;
import org.clipwright.plugin.effects.picture.pixel.PixelRow;
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

/** Changes the saturation of all colours, or of red, green and blue separately. */
public final class Saturation implements PictureEffect {

  private static final double RED = 0.299;
  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;

  private static final NumberParameter SATURATION = ParameterSpec.number("saturation", "Saturation", 1, 0, 4);
  private static final NumberParameter SATURATION_R = ParameterSpec.number("saturation_R", "Saturation (Red)", 1, 0, 4);
  private static final NumberParameter SATURATION_G =
      ParameterSpec.number("saturation_G", "Saturation (Green)", 1, 0, 4);
  private static final NumberParameter SATURATION_B =
      ParameterSpec.number("saturation_B", "Saturation (Blue)", 1, 0, 4);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Saturation",
          "Color Saturation",
          "Makes colours stronger or weaker, down to grey, together or per channel.",
          Medium.PICTURE,
          List.of(SATURATION, SATURATION_R, SATURATION_G, SATURATION_B))
          .withOriginalBytes(OriginalBytes.TRUSTS);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.fidelity());
  }

  /** Grey is the root of the weighted squares, as in the original. */
  private static double grey(double r, double g, double b) {
    return Math.sqrt(RED * r * r + GREEN * g * g + BLUE * b * b);
  }

  private static int strengthened(double value, double grey, double amount) {
    return Math.max(0, Math.min(255, (int) (grey + (value - grey) * amount)));
  }

  private static final class Filter implements PictureFilter {

    private final boolean original;
    private final ChannelSaturation red = new ChannelSaturation(RED);
    private final ChannelSaturation green = new ChannelSaturation(GREEN);
    private final ChannelSaturation blue = new ChannelSaturation(BLUE);
    private double amount;
    private boolean apart;
    private boolean plain;

    Filter(Fidelity fidelity) {
      original = fidelity.original();
    }

    @Override
    public Layout layout(PictureContext context) {
      amount = context.value(SATURATION);
      red.fill(context.value(SATURATION_R));
      green.fill(context.value(SATURATION_G));
      blue.fill(context.value(SATURATION_B));
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
          row.strengthen(amount);
          limitApart(row.strong);
          frame.writeRow(y, row.strong);
        } else {
          saturate(row);
          frame.writeRow(y, row.pixels);
        }
      }
    }

    private void limitApart(int[] pixels) {
      if (plain) {
        return;
      }
      for (int i = 0; i < pixels.length; i++) {
        int pixel = pixels[i];
        pixels[i] = Pixel.opaque(red.own[Pixel.red(pixel)], green.own[Pixel.green(pixel)], blue.own[Pixel.blue(pixel)]);
      }
    }

    private void saturate(Row row) {
      for (int i = 0; i < row.pixels.length; i++) {
        int pixel = row.pixels[i];
        int alpha = pixel >>> 24;
        row.pixels[i] = alpha == 0 ? 0 : translucent(pixel, alpha);
      }
    }

    private int translucent(int pixel, int alpha) {
      int r = straight(Pixel.red(pixel), alpha);
      int g = straight(Pixel.green(pixel), alpha);
      int b = straight(Pixel.blue(pixel), alpha);
      int straight = saturated(r, g, b, grey(r, g, b));
      return Pixel.of(
          StraightAlpha.premultiplied(Pixel.red(straight), alpha),
          StraightAlpha.premultiplied(Pixel.green(straight), alpha),
          StraightAlpha.premultiplied(Pixel.blue(straight), alpha),
          alpha);
    }

    private int straight(int premultiplied, int alpha) {
      return original ? StraightAlpha.unlimited(premultiplied, alpha) : StraightAlpha.of(premultiplied, alpha);
    }

    private int saturated(int r, int g, int b, double grey) {
      int strongR = strengthened(r, grey, amount);
      int strongG = strengthened(g, grey, amount);
      int strongB = strengthened(b, grey, amount);
      if (apart) {
        return Pixel.opaque(red.own[strongR], green.own[strongG], blue.own[strongB]);
      }
      return Pixel.opaque(
          Pixel.clamp(red.own[strongR] + green.others[strongG] + blue.others[strongB]),
          Pixel.clamp(red.others[strongR] + green.own[strongG] + blue.others[strongB]),
          Pixel.clamp(red.others[strongR] + green.others[strongG] + blue.own[strongB]));
    }
  }

  /**
   * The pixels of a row, in loops that the compiler vectorizes.
   *
   * <p>Results are first computed in fixed point. If one is so close to the next integer that double precision, which
   * is authoritative, may fall on the other side, the pixel is recomputed.
   */
  private static final class Row {

    private static final int PLACES = 20;
    private static final int PARTS = 1 << PLACES;

    /** The largest amount at which sums still fit in an {@code int}. */
    private static final double STRONGEST = 4;

    /**
     * More fixed-point units than a result may be off by: 128 because the amount is a whole number of units, 255
     * because the grey's part is computed in single precision.
     */
    private static final int MARGIN = 1 << 9;

    private static final int LOWEST = PARTS / 2;
    private static final int HIGHEST = 255 * PARTS + PARTS / 2;
    private static final float THOUSANDTH = 0.001f;
    private static final int OPAQUE = 0xFF000000;

    private static final LatestRow<Row> LATEST = new LatestRow<>(Row::new);

    final int[] pixels;
    final int[] strong;
    private final int[] shares;
    private final int[] reds;
    private final int[] greens;
    private final int[] blues;
    private final int[] uncertain;
    private final int[] certain;
    private final double[] greys;

    /** The calling thread's buffers, kept for the next picture of this width. */
    static Row of(int width) {
      return LATEST.of(width);
    }

    private Row(int width) {
      pixels = new int[width];
      strong = new int[width];
      shares = new int[width];
      reds = new int[width];
      greens = new int[width];
      blues = new int[width];
      uncertain = new int[width];
      certain = new int[width];
      greys = new double[width];
    }

    /** Fills {@link #strong} from {@link #pixels}, which must be opaque. */
    void strengthen(double amount) {
      if (!(Math.abs(amount) <= STRONGEST)) {
        strengthenExactly(amount);
        return;
      }
      int parts = (int) Math.round(amount * PARTS);
      share(PARTS - parts);
      strengthen(0, parts, reds);
      strengthen(8, parts, greens);
      strengthen(16, parts, blues);
      gather();
      doubt();
      settle(amount);
    }

    /** The part of each result that comes from the grey, whose weights are whole thousandths. */
    private void share(float parts) {
      for (int i = 0; i < shares.length; i++) {
        int r = pixels[i] & 0xFF;
        int g = pixels[i] >>> 8 & 0xFF;
        int b = pixels[i] >>> 16 & 0xFF;
        shares[i] = (int) ((float) Math.sqrt((float) (299 * r * r + 587 * g * g + 114 * b * b) * THOUSANDTH) * parts);
      }
    }

    private void strengthen(int shift, int parts, int[] channel) {
      for (int i = 0; i < channel.length; i++) {
        channel[i] = Math.max(LOWEST, Math.min(HIGHEST, shares[i] + (pixels[i] >>> shift & 0xFF) * parts));
      }
    }

    private void gather() {
      for (int i = 0; i < strong.length; i++) {
        strong[i] = reds[i] >> PLACES | greens[i] >> PLACES << 8 | blues[i] >> PLACES << 16 | OPAQUE;
      }
    }

    /** Marks pixels with -1 if any channel is close to an integer. */
    private void doubt() {
      for (int i = 0; i < uncertain.length; i++) {
        uncertain[i] = ((reds[i] + MARGIN & PARTS - 1) - 2 * MARGIN
            | (greens[i] + MARGIN & PARTS - 1) - 2 * MARGIN
            | (blues[i] + MARGIN & PARTS - 1) - 2 * MARGIN) >> 31;
      }
    }

    /** Colourless pictures are uncertain everywhere; they are computed entirely in double precision. */
    private void settle(double amount) {
      int count = 0;
      for (int i = next(0); i < pixels.length; i = next(i + 1)) {
        if (++count > pixels.length / 16) {
          strengthenExactly(amount);
          return;
        }
        strong[i] = exact(pixels[i], amount);
      }
    }

    private int next(int from) {
      int distance = Arrays.mismatch(uncertain, from, uncertain.length, certain, from, certain.length);
      return distance < 0 ? pixels.length : from + distance;
    }

    private static int exact(int pixel, double amount) {
      int r = Pixel.red(pixel);
      int g = Pixel.green(pixel);
      int b = Pixel.blue(pixel);
      double grey = grey(r, g, b);
      return Pixel.opaque(strengthened(r, grey, amount), strengthened(g, grey, amount), strengthened(b, grey, amount));
    }

    private void strengthenExactly(double amount) {
      for (int i = 0; i < greys.length; i++) {
        greys[i] = grey(pixels[i] & 0xFF, pixels[i] >>> 8 & 0xFF, pixels[i] >>> 16 & 0xFF);
      }
      Arrays.fill(strong, OPAQUE);
      strengthenExactly(0, amount);
      strengthenExactly(8, amount);
      strengthenExactly(16, amount);
    }

    private void strengthenExactly(int shift, double amount) {
      for (int i = 0; i < strong.length; i++) {
        strong[i] |= strengthened(pixels[i] >>> shift & 0xFF, greys[i], amount) << shift;
      }
    }
  }
}
