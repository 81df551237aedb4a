package org.clipwright.plugin.effects.picture.outline;

import java.util.Arrays;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;

/** Convolves alpha along rows or columns, rounded to whole steps; colours are dropped. */
final class AlphaBlur {

  private AlphaBlur() {}

  /**
   * Blurs rows horizontally.
   *
   * @param kernel weights that sum to 1, the middle one for the pixel itself. Beyond the edges everything is
   *     transparent
   */
  static void alongRows(Frame source, Frame target, Rows rows, float[] kernel) {
    int width = source.width();
    int radius = kernel.length / 2;
    float[] sums = new float[width];
    for (int y = rows.from(); y < rows.to(); y++) {
      Arrays.fill(sums, 0);
      for (int x = 0; x < width; x++) {
        int alpha = source.pixel(y * width + x) >>> 24;
        if (alpha != 0) {
          int first = Math.max(0, x - radius);
          int last = Math.min(width - 1, x + radius);
          for (int to = first; to <= last; to++) {
            sums[to] += alpha * kernel[to - x + radius];
          }
        }
      }
      write(sums, target, y);
    }
  }

  /** Blurs rows vertically; reads rows beyond them. */
  static void alongColumns(Frame source, Frame target, Rows rows, float[] kernel) {
    int width = source.width();
    int radius = kernel.length / 2;
    float[] sums = new float[width];
    for (int y = rows.from(); y < rows.to(); y++) {
      Arrays.fill(sums, 0);
      for (int row = Math.max(0, y - radius); row <= Math.min(source.height() - 1, y + radius); row++) {
        float weight = kernel[row - y + radius];
        for (int x = 0; x < width; x++) {
          sums[x] += (source.pixel(row * width + x) >>> 24) * weight;
        }
      }
      write(sums, target, y);
    }
  }

  private static void write(float[] sums, Frame target, int row) {
    for (int x = 0; x < sums.length; x++) {
      target.pixel(row * sums.length + x, Math.min(255, (int) (sums[x] + 0.5f)) << 24);
    }
  }
}
