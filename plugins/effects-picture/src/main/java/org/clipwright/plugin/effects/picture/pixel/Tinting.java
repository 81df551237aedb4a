package org.clipwright.plugin.effects.picture.pixel;

import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Pixel;

/** Composites one colour behind or over single pixels. */
public final class Tinting {

  private Tinting() {}

  /** A pixel over a colour that covers a fraction, 0 to 1, of what is behind it. */
  public static int under(int pixel, Color color, double share) {
    int alpha = pixel >>> 24;
    if (alpha == 255 || share <= 0) {
      return pixel;
    }
    double seen = share * color.alpha() / 255 * (255 - alpha) / 255;
    return Pixel.of(
        sum(pixel & 0xFF, color.red() * seen), sum(pixel >>> 8 & 0xFF, color.green() * seen),
        sum(pixel >>> 16 & 0xFF, color.blue() * seen), sum(alpha, 255 * seen));
  }

  /** A pixel with a fraction, 0 to 1, covered by a colour; its alpha is kept. */
  public static int over(int pixel, Color color, double share) {
    int alpha = pixel >>> 24;
    if (alpha == 0 || share <= 0) {
      return pixel;
    }
    double cover = Math.min(1, share * color.alpha() / 255);
    return Pixel.of(
        mixed(pixel & 0xFF, color.red(), alpha, cover), mixed(pixel >>> 8 & 0xFF, color.green(), alpha, cover),
        mixed(pixel >>> 16 & 0xFF, color.blue(), alpha, cover), alpha);
  }

  /** A pixel under a colour with a coverage of 0 to 1, even where the pixel is transparent, in whole levels. */
  public static int upon(int pixel, Color color, double share) {
    double cover = Math.min(1, share * color.alpha() / 255);
    int alpha = (int) (255 * cover);
    if (alpha == 0) {
      return pixel;
    }
    int left = 255 - alpha;
    return Pixel.of(
        (int) (color.red() * cover) + StraightPixel.share(pixel & 0xFF, left),
        (int) (color.green() * cover) + StraightPixel.share(pixel >>> 8 & 0xFF, left),
        (int) (color.blue() * cover) + StraightPixel.share(pixel >>> 16 & 0xFF, left),
        alpha + StraightPixel.share(pixel >>> 24, left));
  }

  private static int sum(int value, double more) {
    return Math.min(255, value + (int) (more + 0.5));
  }

  private static int mixed(int value, int color, int alpha, double cover) {
    return Math.min(alpha, (int) (value * (1 - cover) + color * alpha / 255.0 * cover + 0.5));
  }
}
