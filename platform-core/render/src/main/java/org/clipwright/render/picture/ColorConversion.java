package org.clipwright.render.picture;

import org.clipwright.sdk.media.Frame;

/** Converts colours to sRGB. Any thread may use it. */
public interface ColorConversion {

  /** Converts red, green and blue, each from 0 to 65535, to a colour with 8 bits each, red lowest. */
  int color(int red, int green, int blue);

  /** Converts a frame's colours in place. */
  default void apply(Frame frame) {
    int[] row = new int[frame.width()];
    for (int y = 0; y < frame.height(); y++) {
      frame.readRow(y, row);
      apply(row);
      frame.writeRow(y, row);
    }
  }

  /** Converts premultiplied pixels in place. */
  default void apply(int[] pixels) {
    int last = 0;
    int converted = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] != last) {
        last = pixels[i];
        converted = premultiplied(last);
      }
      pixels[i] = converted;
    }
  }

  private int premultiplied(int pixel) {
    int alpha = pixel >>> 24;
    if (alpha == 0) {
      return 0;
    }
    int color = color(straight(pixel & 255, alpha), straight(pixel >>> 8 & 255, alpha),
        straight(pixel >>> 16 & 255, alpha));
    return alpha == 255 ? color | 0xFF000000 : Blending.multiply(color | 0xFF000000, alpha);
  }

  private static int straight(int channel, int alpha) {
    return Math.min(255, (channel * 255 + alpha / 2) / alpha) * 257;
  }
}
