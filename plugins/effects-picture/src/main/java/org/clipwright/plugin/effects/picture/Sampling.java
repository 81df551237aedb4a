package org.clipwright.plugin.effects.picture;

import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;

/** Reads a picture between its pixels; past its edges the outermost pixels go on, sideways it may go round instead. */
enum Sampling {
  NEAREST {
    @Override
    int pixel(Frame source, double x, double y, boolean round) {
      return at(source, (int) Math.floor(x), (int) Math.floor(y), round);
    }
  },
  BILINEAR {
    @Override
    int pixel(Frame source, double x, double y, boolean round) {
      int left = (int) Math.floor(x);
      int top = (int) Math.floor(y);
      double dx = x - left;
      double dy = y - top;
      int a = at(source, left, top, round);
      int b = at(source, left + 1, top, round);
      int c = at(source, left, top + 1, round);
      int d = at(source, left + 1, top + 1, round);
      int result = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        double upper = (a >>> shift & 0xFF) * (1 - dx) + (b >>> shift & 0xFF) * dx;
        double lower = (c >>> shift & 0xFF) * (1 - dx) + (d >>> shift & 0xFF) * dx;
        result |= (int) (upper * (1 - dy) + lower * dy + 0.5) << shift;
      }
      return result;
    }
  },
  BICUBIC {
    @Override
    int pixel(Frame source, double x, double y, boolean round) {
      int left = (int) Math.floor(x);
      int top = (int) Math.floor(y);
      double red = 0;
      double green = 0;
      double blue = 0;
      double alpha = 0;
      double w0 = catmullRom(x - left + 1);
      double w1 = catmullRom(x - left);
      double w2 = catmullRom(x - left - 1);
      double w3 = catmullRom(x - left - 2);
      for (int j = -1; j <= 2; j++) {
        double wy = catmullRom(y - top - j);
        for (int i = -1; i <= 2; i++) {
          double weight = wy * (i < 1 ? i < 0 ? w0 : w1 : i < 2 ? w2 : w3);
          int pixel = at(source, left + i, top + j, round);
          red += weight * (pixel & 0xFF);
          green += weight * (pixel >>> 8 & 0xFF);
          blue += weight * (pixel >>> 16 & 0xFF);
          alpha += weight * (pixel >>> 24);
        }
      }
      return Pixel.of(rounded(red), rounded(green), rounded(blue), rounded(alpha));
    }
  };

  /** The pixel at a place, whole numbers being the pixels themselves. */
  abstract int pixel(Frame source, double x, double y, boolean round);

  private static int at(Frame source, int x, int y, boolean round) {
    int column = round ? Math.floorMod(x, source.width()) : Math.clamp(x, 0, source.width() - 1);
    return source.pixel(Math.clamp(y, 0, source.height() - 1) * source.width() + column);
  }

  private static double catmullRom(double distance) {
    double t = Math.abs(distance);
    if (t < 1) {
      return (1.5 * t - 2.5) * t * t + 1;
    }
    return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
  }

  private static int rounded(double value) {
    return Pixel.clamp((int) Math.round(value));
  }
}
