package org.clipwright.plugin.effects.picture.color;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.clipwright.plugin.effects.picture.pixel.LimitedLine;
import org.clipwright.plugin.effects.picture.pixel.PixelRow;
import org.clipwright.plugin.effects.picture.pixel.StraightAlpha;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;

/** Maps every straight colour value of a picture through a table. */
final class ChannelTable {

  private final int[] values = new int[256];
  private final boolean wraps;
  private Optional<LimitedLine> line = Optional.empty();

  /** A table for pictures in which the original lets colours brighter than their alpha wrap around to black. */
  ChannelTable(Fidelity fidelity) {
    wraps = fidelity.original();
  }

  /**
   * Fills the table from a function whose results are between 0 and 255.
   *
   * @param slope the growth from value to value where no limit is reached
   */
  void fill(IntUnaryOperator rule, double slope) {
    for (int value = 0; value < values.length; value++) {
      values[value] = rule.applyAsInt(value);
    }
    line = LimitedLine.through(values, slope);
  }

  void apply(Frame frame, Rows rows) {
    int[] pixels = PixelRow.of(frame.width());
    for (int y = rows.from(); y < rows.to(); y++) {
      frame.readRow(y, pixels);
      lookUp(pixels);
      frame.writeRow(y, pixels);
    }
  }

  private void lookUp(int[] pixels) {
    if (line.isPresent() && PixelRow.isOpaque(pixels)) {
      line.get().apply(pixels);
    } else {
      lookUpEach(pixels);
    }
  }

  private void lookUpEach(int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      int alpha = pixel >>> 24;
      if (alpha == 255) {
        pixels[i] =
            values[pixel & 0xFF] | values[pixel >>> 8 & 0xFF] << 8 | values[pixel >>> 16 & 0xFF] << 16 | 0xFF000000;
      } else {
        pixels[i] = alpha == 0 ? 0 : translucent(pixel, alpha);
      }
    }
  }

  private int translucent(int pixel, int alpha) {
    return Pixel.of(
        looked(Pixel.red(pixel), alpha), looked(Pixel.green(pixel), alpha), looked(Pixel.blue(pixel), alpha), alpha);
  }

  private int looked(int premultiplied, int alpha) {
    int straight = wraps ? StraightAlpha.wrapped(premultiplied, alpha) : StraightAlpha.of(premultiplied, alpha);
    return StraightAlpha.premultiplied(values[straight], alpha);
  }
}
