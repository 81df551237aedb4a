package org.clipwright.plugin.effects.picture.blur;

import java.util.concurrent.atomic.AtomicLong;
import org.clipwright.plugin.effects.picture.pixel.OwnFrame;
import org.clipwright.plugin.effects.picture.pixel.StraightPixel;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/**
 * Blurs the picture in the first passes while keeping the original; the last pass adds the difference between the two
 * to it. Works on straight colours. If a threshold is set, a pass before the last finds the largest difference.
 */
final class SharpenFilter implements PictureFilter {

  static final NumberParameter AMOUNT = ParameterSpec.number("amount", "Amount", 10, 0, 40);
  static final NumberParameter RADIUS = ParameterSpec.number("radius", "Radius", 3, 0, 10);
  static final NumberParameter THRESHOLD = ParameterSpec.number("threshold", "Threshold", 0, 0, 1);

  private static final double REFERENCE_HEIGHT = 720;
  private static final double LEAST_SIGMA = 0.1;
  private static final double MOST_SIGMA = 10_000;
  private static final double MOST_AMOUNT = 1e6;
  private static final double RED = 0.299;
  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;

  /** What the differences are added to; in the order of the choices. */
  enum Mode {
    /** The picture itself; large differences are reduced. */
    UNSHARP_MASK,
    /** The blurred picture. */
    HIGH_PASS
  }

  /** Which part of the differences counts; in the order of the choices. */
  enum Channel {
    ALL,
    LUMA,
    CHROMA
  }

  private final Mode mode;
  private final Channel channel;
  private final OwnFrame kept = new OwnFrame();
  private final AtomicLong strongest = new AtomicLong();
  private Frame sharp;
  private int[] radii;
  private double amount;
  private double threshold;

  SharpenFilter(Mode mode, Channel channel) {
    this.mode = mode;
    this.channel = channel;
  }

  @Override
  public Layout layout(PictureContext context) {
    double sigma = context.value(RADIUS) * context.height() / REFERENCE_HEIGHT;
    radii = GaussianBoxes.radii(Math.clamp(sigma, LEAST_SIGMA, MOST_SIGMA));
    amount = Math.clamp(context.value(AMOUNT), -MOST_AMOUNT, MOST_AMOUNT);
    threshold = Math.clamp(context.value(THRESHOLD), 0, MOST_AMOUNT);
    if (radii.length == 0 || amount == 0 && mode == Mode.UNSHARP_MASK) {
      return Layout.unchanged();
    }
    sharp = kept.sized(context.width(), context.height());
    strongest.set(0);
    return Layout.passes(blurPasses() + (threshold > 0 ? 2 : 1));
  }

  private int blurPasses() {
    return 2 * radii.length;
  }

  @Override
  public void apply(PictureContext context, Rows rows) {
    int pass = context.pass();
    if (pass == 0) {
      keepStraight(context.source(), rows);
      BoxBlur.alongRows(sharp, context.target(), rows, radii[0]);
    } else if (pass < blurPasses()) {
      blur(context, rows);
    } else if (pass == blurPasses() && threshold > 0) {
      measure(context, rows);
    } else {
      sharpen(context.source(), context.target(), rows);
    }
  }

  private void blur(PictureContext context, Rows rows) {
    int radius = radii[context.pass() / 2];
    if (context.pass() % 2 == 0) {
      BoxBlur.alongRows(context.source(), context.target(), rows, radius);
    } else {
      BoxBlur.alongColumns(context.source(), context.target(), rows, radius);
    }
  }

  private void keepStraight(Frame source, Rows rows) {
    int end = rows.to() * source.width();
    for (int i = rows.from() * source.width(); i < end; i++) {
      sharp.pixel(i, StraightPixel.of(source.pixel(i)));
    }
  }

  /** Passes the blurred picture on and records the largest difference in brightness. */
  private void measure(PictureContext context, Rows rows) {
    Frame blurred = context.source();
    Frame target = context.target();
    double most = 0;
    int end = rows.to() * blurred.width();
    for (int i = rows.from() * blurred.width(); i < end; i++) {
      int pixel = blurred.pixel(i);
      target.pixel(i, pixel);
      most = Math.max(most, Math.abs(luma(sharp.pixel(i), pixel)));
    }
    // Differences are never negative here, so their bits sort like their values.
    strongest.accumulateAndGet(Double.doubleToLongBits(most), Math::max);
  }

  private static double luma(int sharp, int blurred) {
    return luma(red(sharp) - red(blurred), green(sharp) - green(blurred), blue(sharp) - blue(blurred));
  }

  private static double luma(int red, int green, int blue) {
    return BLUE * blue + GREEN * green + RED * red;
  }

  private void sharpen(Frame blurred, Frame target, Rows rows) {
    double least = threshold * Double.longBitsToDouble(strongest.get());
    int end = rows.to() * target.width();
    for (int i = rows.from() * target.width(); i < end; i++) {
      target.pixel(i, sharpened(sharp.pixel(i), blurred.pixel(i), least));
    }
  }

  private int sharpened(int pixel, int blurred, double least) {
    int red = red(pixel) - red(blurred);
    int green = green(pixel) - green(blurred);
    int blue = blue(pixel) - blue(blurred);
    double luma = luma(red, green, blue);
    if (Math.abs(luma) < least) {
      return StraightPixel.premultiplied(red(pixel), green(pixel), blue(pixel), pixel >>> 24);
    }
    int base = mode == Mode.UNSHARP_MASK ? pixel : blurred;
    return StraightPixel.premultiplied(
        limited(red(base) + added(red, luma, RED)),
        limited(green(base) + added(green, luma, GREEN)),
        limited(blue(base) + added(blue, luma, BLUE)),
        pixel >>> 24);
  }

  /** The amount added to a channel; brightness is distributed over the channels by their weights when blending. */
  private double added(int difference, double luma, double weight) {
    double brightness = mode == Mode.UNSHARP_MASK ? luma : luma * weight;
    double part =
        switch (channel) {
          case ALL -> difference;
          case LUMA -> brightness;
          case CHROMA -> difference - brightness;
        };
    // Strong edges would otherwise get bright and dark halos.
    return mode == Mode.UNSHARP_MASK ? amount * part * ((255 - Math.abs(part)) / 255) : amount * part;
  }

  private static int limited(double value) {
    return (int) (Math.clamp(value, 0, 255) + 0.5);
  }

  private static int red(int pixel) {
    return pixel & 0xFF;
  }

  private static int green(int pixel) {
    return pixel >>> 8 & 0xFF;
  }

  private static int blue(int pixel) {
    return pixel >>> 16 & 0xFF;
  }

  @Override
  public void close() {
    kept.close();
  }
}
