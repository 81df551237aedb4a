package org.clipwright.media.picture;

import org.clipwright.sdk.media.Frame;

/** Multiplies straight colours by their alpha, rounding as Qt's raster engine does, and divides them again. */
public final class Premultiplication {

  private Premultiplication() {}

  public static void apply(Frame frame) {
    for (int i = 0; i < frame.size(); i++) {
      int pixel = frame.pixel(i);
      int alpha = pixel >>> 24;
      if (alpha != 255) {
        frame.pixel(i, multiplied(pixel, alpha));
      }
    }
  }

  /** Divides premultiplied colours by their alpha into other pixels, rounded to the nearest. */
  public static void undo(Frame frame, Frame straight) {
    for (int i = 0; i < frame.size(); i++) {
      int pixel = frame.pixel(i);
      int alpha = pixel >>> 24;
      straight.pixel(i, alpha == 255 || alpha == 0 ? pixel
          : alpha << 24 | divided(pixel >>> 16 & 0xFF, alpha) << 16 | divided(pixel >>> 8 & 0xFF, alpha) << 8
              | divided(pixel & 0xFF, alpha));
    }
  }

  private static int divided(int value, int alpha) {
    return Math.min(255, (value * 255 + alpha / 2) / alpha);
  }

  /** Red and blue are multiplied together in one int, green separately: x*a/255 as (t + (t >> 8) + 128) >> 8. */
  private static int multiplied(int pixel, int alpha) {
    int redBlue = (pixel & 0x00FF00FF) * alpha;
    redBlue = redBlue + (redBlue >>> 8 & 0x00FF00FF) + 0x00800080 >>> 8 & 0x00FF00FF;
    int green = (pixel >>> 8 & 0xFF) * alpha;
    green = green + (green >>> 8 & 0xFF) + 0x80 & 0xFF00;
    return alpha << 24 | redBlue | green;
  }
}
