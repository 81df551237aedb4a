package org.clipwright.render.still;

import org.clipwright.render.picture.Blending;

/** Pixels in Java2D's format: alpha, red, green and blue from the highest byte down, straight alpha. */
final class ArgbPixel {

  private ArgbPixel() {}

  /** The same colour in the format of frames: red in the lowest byte, premultiplied. */
  static int premultiplied(int argb) {
    int straight = argb >>> 16 & 255 | argb & 0xFF00 | (argb & 255) << 16 | 0xFF000000;
    return Blending.multiply(straight, argb >>> 24);
  }
}
