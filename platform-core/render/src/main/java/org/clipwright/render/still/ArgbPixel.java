package org.clipwright.render.still;

import org.clipwright.render.picture.Blending;

/** Pixels as Java2D has them: alpha, red, green and blue from the highest byte down, colours straight. */
final class ArgbPixel {

  private ArgbPixel() {}

  /** The same colour as frames have it: red in the lowest byte, colours multiplied by alpha. */
  static int premultiplied(int argb) {
    int straight = argb >>> 16 & 255 | argb & 0xFF00 | (argb & 255) << 16 | 0xFF000000;
    return Blending.multiply(straight, argb >>> 24);
  }
}
