package org.clipwright.plugin.effects.picture.pixel;

import org.clipwright.sdk.media.Pixel;

/** Un-premultiplies and premultiplies the colours of whole pixels, rounding to nearest. */
public final class StraightPixel {

  private StraightPixel() {}

  /** The pixel with straight colours; transparent black if fully transparent. */
  public static int of(int pixel) {
    int alpha = pixel >>> 24;
    if (alpha == 255 || alpha == 0) {
      return alpha == 0 ? 0 : pixel;
    }
    int half = alpha >> 1;
    int red = ((pixel & 0xFF) * 255 + half) / alpha;
    int green = ((pixel >>> 8 & 0xFF) * 255 + half) / alpha;
    int blue = ((pixel >>> 16 & 0xFF) * 255 + half) / alpha;
    return Pixel.of(Math.min(255, red), Math.min(255, green), Math.min(255, blue), alpha);
  }

  /** Un-premultiplies a row. */
  public static void straighten(int[] pixels) {
    if (PixelRow.isOpaque(pixels)) {
      return;
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = of(pixels[i]);
    }
  }

  /** Premultiplies a row. */
  public static void premultiply(int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      int alpha = pixels[i] >>> 24;
      int red = share(pixels[i] & 0xFF, alpha);
      int green = share(pixels[i] >>> 8 & 0xFF, alpha);
      int blue = share(pixels[i] >>> 16 & 0xFF, alpha);
      pixels[i] = Pixel.of(red, green, blue, alpha);
    }
  }

  /** The pixel with straight colours, each 0 to 255, and an alpha. */
  public static int premultiplied(int red, int green, int blue, int alpha) {
    if (alpha == 255) {
      return Pixel.opaque(red, green, blue);
    }
    return Pixel.of(share(red, alpha), share(green, alpha), share(blue, alpha), alpha);
  }

  /** The product of two bytes divided by 255, rounded. */
  public static int share(int value, int of) {
    int product = value * of + 128;
    return product + (product >> 8) >> 8;
  }
}
