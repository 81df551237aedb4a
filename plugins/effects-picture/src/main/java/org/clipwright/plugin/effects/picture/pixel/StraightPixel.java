package org.clipwright.plugin.effects.picture.pixel;

import org.clipwright.sdk.media.Pixel;

/** Takes the alpha out of a whole pixel's colours and puts it back, rounding to the nearest. */
public final class StraightPixel {

  private StraightPixel() {}

  /** The pixel with straight colours; transparent black where nothing is to be seen. */
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

  /** Takes the alpha out of a row's colours. */
  public static void straighten(int[] pixels) {
    if (PixelRow.isOpaque(pixels)) {
      return;
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = of(pixels[i]);
    }
  }

  /** Puts the alpha back into a row's colours. */
  public static void premultiply(int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      int alpha = pixels[i] >>> 24;
      int red = share(pixels[i] & 0xFF, alpha);
      int green = share(pixels[i] >>> 8 & 0xFF, alpha);
      int blue = share(pixels[i] >>> 16 & 0xFF, alpha);
      pixels[i] = Pixel.of(red, green, blue, alpha);
    }
  }

  /** The pixel of straight colours, each 0 to 255, at an opacity. */
  public static int premultiplied(int red, int green, int blue, int alpha) {
    if (alpha == 255) {
      return Pixel.opaque(red, green, blue);
    }
    return Pixel.of(share(red, alpha), share(green, alpha), share(blue, alpha), alpha);
  }

  /** The product of two bytes as parts of 255, rounded. */
  public static int share(int value, int of) {
    int product = value * of + 128;
    return product + (product >> 8) >> 8;
  }
}
