package org.clipwright.plugin.effects.picture.pixel;

import org.clipwright.sdk.media.Frame;

/** Interpolates between the four pixels around a position in a picture. */
public final class BilinearPixel {

  private BilinearPixel() {}

  /** The pixel at a position inside the picture; integers are the pixels themselves. */
  public static int of(Frame source, double x, double y) {
    int left = (int) x;
    int top = (int) y;
    double dx = x - left;
    double dy = y - top;
    int right = Math.min(left + 1, source.width() - 1);
    int upperRow = top * source.width();
    int lowerRow = Math.min(top + 1, source.height() - 1) * source.width();
    int a = source.pixel(upperRow + left);
    int b = source.pixel(upperRow + right);
    int c = source.pixel(lowerRow + left);
    int d = source.pixel(lowerRow + right);
    int result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      double upper = (a >>> shift & 0xFF) * (1 - dx) + (b >>> shift & 0xFF) * dx;
      double lower = (c >>> shift & 0xFF) * (1 - dx) + (d >>> shift & 0xFF) * dx;
      result |= (int) (upper * (1 - dy) + lower * dy + 0.5) << shift;
    }
    return result;
  }
}
