package org.clipwright.plugin.effects.picture;

import java.util.function.IntUnaryOperator;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;

/** Gives every straight colour value of a picture the value that a table has for it. */
final class ColorTable {

  private final int[] values = new int[256];

  /** Fills the table from a rule whose results lie between 0 and 255. */
  void fill(IntUnaryOperator rule) {
    for (int value = 0; value < values.length; value++) {
      values[value] = rule.applyAsInt(value);
    }
  }

  void apply(Frame frame, Rows rows) {
    int end = rows.to() * frame.width();
    for (int i = rows.from() * frame.width(); i < end; i++) {
      int pixel = frame.pixel(i);
      int alpha = pixel >>> 24;
      if (alpha == 255) {
        frame.pixel(
            i,
            values[pixel & 0xFF] | values[pixel >>> 8 & 0xFF] << 8 | values[pixel >>> 16 & 0xFF] << 16 | 0xFF000000);
      } else if (alpha != 0) {
        frame.pixel(i, translucent(pixel, alpha));
      }
    }
  }

  private int translucent(int pixel, int alpha) {
    return Pixel.of(
        looked(Pixel.red(pixel), alpha), looked(Pixel.green(pixel), alpha), looked(Pixel.blue(pixel), alpha), alpha);
  }

  private int looked(int premultiplied, int alpha) {
    return Straight.premultiplied(values[Straight.of(premultiplied, alpha)], alpha);
  }
}
