package org.clipwright.render.picture;

import org.clipwright.sdk.media.Frame;

/** Which pixels of a frame an upright picture covers, and how much of those at its edges. */
record UprightEdges(Side across, Side down) {

  private static final int WHOLE = 256;

  static UprightEdges of(Frame source, Affine matrix, PictureDrawing.Edges edges) {
    return new UprightEdges(Side.of(matrix.e(), matrix.a() * source.width(), edges),
        Side.of(matrix.f(), matrix.d() * source.height(), edges));
  }

  /**
   * From where to where a picture lies in one direction, in pixels.
   *
   * @param first the first pixel that it covers
   * @param end the first one behind it that it does not cover
   */
  record Side(double from, double to, double first, double end) {

    static Side of(double start, double length, PictureDrawing.Edges edges) {
      double from = Math.min(start, start + length);
      double to = Math.max(start, start + length);
      return switch (edges) {
        case SHARP -> new Side(rounded(from), rounded(to), rounded(from), rounded(to));
        case SMOOTH -> new Side(from, to, Math.floor(from), Math.ceil(to));
      };
    }

    private static double rounded(double value) {
      return Math.floor(value + 0.5);
    }

    /** How much of a pixel it covers, in 256ths. */
    int covered(int pixel) {
      return (int) Math.round(WHOLE * Math.max(0, Math.min(to, pixel + 1.0) - Math.max(from, pixel)));
    }
  }

  /**
   * Makes the pixels of a row as opaque as they are covered.
   *
   * @param left the column of the first
   */
  void soften(int[] pixels, int left, int count, int row) {
    int height = down.covered(row);
    if (height < WHOLE) {
      for (int i = 0; i < count; i++) {
        pixels[i] = weighed(pixels[i], height);
      }
    }
    pixels[0] = weighed(pixels[0], across.covered(left));
    if (count > 1) {
      pixels[count - 1] = weighed(pixels[count - 1], across.covered(left + count - 1));
    }
  }

  private static int weighed(int pixel, int weight) {
    int low = (pixel & 0xFF00FF) * weight >>> 8 & 0xFF00FF;
    int high = (pixel >>> 8 & 0xFF00FF) * weight & 0xFF00FF00;
    return low | high;
  }
}
