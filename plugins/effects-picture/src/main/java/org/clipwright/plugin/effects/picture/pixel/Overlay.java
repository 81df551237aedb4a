package org.clipwright.plugin.effects.picture.pixel;

import org.clipwright.sdk.media.Pixel;

/** Composites pixels of Java drawings, premultiplied with blue in the lowest byte, over those of frames. */
final class Overlay {

  private Overlay() {}

  /** The frame's pixel with the drawing's pixel over it. */
  static int over(int under, int drawn) {
    int alpha = drawn >>> 24;
    int red = drawn >>> 16 & 0xFF;
    int green = drawn >>> 8 & 0xFF;
    int blue = drawn & 0xFF;
    if (alpha == 255) {
      return Pixel.opaque(red, green, blue);
    }
    int left = 255 - alpha;
    int whole = Math.min(255, alpha + StraightPixel.share(under >>> 24, left));
    return Pixel.of(
        Math.min(whole, red + StraightPixel.share(under & 0xFF, left)),
        Math.min(whole, green + StraightPixel.share(under >>> 8 & 0xFF, left)),
        Math.min(whole, blue + StraightPixel.share(under >>> 16 & 0xFF, left)), whole);
  }
}
