package org.clipwright.plugin.effects.picture.outline;

import java.util.Arrays;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;

/**
 * Grows the opaque parts of a picture, or the rest, by a square: every pixel gets the highest alpha within a radius
 * along its row or column, and colours are dropped. Beyond the edges everything is transparent.
 */
final class Spread {

  private Spread() {}

  /** What grows. */
  enum Part {
    OPAQUE(0),
    TRANSPARENT(0xFF);

    private final int flip;

    Part(int flip) {
      this.flip = flip;
    }
  }

  /** Grows a part of some rows horizontally, and moves it to the right by a number of pixels. */
  static void alongRows(Frame source, Frame target, Rows rows, Part part, int radius, int shift) {
    int width = source.width();
    int[] pixels = new int[width];
    int[] highest = new int[width];
    for (int y = rows.from(); y < rows.to(); y++) {
      alpha(source, y, pixels);
      for (int x = 0; x < width; x++) {
        pixels[x] ^= part.flip;
      }
      Arrays.fill(highest, 0);
      for (int offset = shift - radius; offset <= shift + radius; offset++) {
        int first = Math.clamp(offset, 0, width);
        int end = Math.clamp((long) width + offset, 0, width);
        for (int x = first; x < end; x++) {
          highest[x] = Math.max(highest[x], pixels[x - offset]);
        }
      }
      write(highest, target, y);
    }
  }

  /** Grows rows vertically, and moves them down by a number of pixels; reads rows beyond them. */
  static void alongColumns(Frame source, Frame target, Rows rows, int radius, int shift) {
    int width = source.width();
    int[] pixels = new int[width];
    int[] highest = new int[width];
    for (int y = rows.from(); y < rows.to(); y++) {
      Arrays.fill(highest, 0);
      int last = Math.min(source.height() - 1, y - shift + radius);
      for (int row = Math.max(0, y - shift - radius); row <= last; row++) {
        alpha(source, row, pixels);
        for (int x = 0; x < width; x++) {
          highest[x] = Math.max(highest[x], pixels[x]);
        }
      }
      write(highest, target, y);
    }
  }

  private static void alpha(Frame frame, int row, int[] pixels) {
    frame.readRow(row, pixels);
    for (int x = 0; x < pixels.length; x++) {
      pixels[x] >>>= 24;
    }
  }

  private static void write(int[] alpha, Frame frame, int row) {
    for (int x = 0; x < alpha.length; x++) {
      alpha[x] <<= 24;
    }
    frame.writeRow(row, alpha);
  }
}
