package org.clipwright.plugin.effects.picture.sphere;

import java.util.Arrays;
import org.clipwright.plugin.effects.picture.pixel.LatestRow;

/**
 * A row of pixels sampled from a picture at fractional positions. Colours are summed pixel by pixel over the
 * neighbourhood, in loops that the compiler vectorizes. One thread at a time.
 */
final class SampledRow {

  private static final int MOST_TAPS = 4;

  private static final LatestRow<SampledRow> LATEST = new LatestRow<>(SampledRow::new);

  final int[] pixels;

  private final int[] columns;
  private final int[] lines;
  private final double[] shares;
  private final double[][] weightsAcross;
  private final double[][] weightsDown;
  private final double[][] sums = new double[4][];
  private final int[] tap;

  private SampledRow(int width) {
    pixels = new int[width];
    columns = new int[width];
    lines = new int[width];
    shares = new double[width];
    weightsAcross = new double[MOST_TAPS][width];
    weightsDown = new double[MOST_TAPS][width];
    Arrays.setAll(sums, _ -> new double[width]);
    tap = new int[width];
  }

  /** The calling thread's row of a width, with its previous content. */
  static SampledRow of(int width) {
    return LATEST.of(width);
  }

  /**
   * Fills {@link #pixels}.
   *
   * @param across columns of the picture to read; integers are the pixels themselves
   * @param down rows of the picture to read; if either is NaN the pixel becomes transparent black
   */
  void read(BorderedPicture picture, Sampling sampling, double[] across, double[] down) {
    weigh(across, columns, sampling, weightsAcross);
    weigh(down, lines, sampling, weightsDown);
    locate(picture.index(sampling.first(), sampling.first()), picture.stride);
    for (double[] sum : sums) {
      Arrays.fill(sum, 0);
    }
    for (int y = 0; y < sampling.taps(); y++) {
      for (int x = 0; x < sampling.taps(); x++) {
        pick(picture.pixels, y * picture.stride + x);
        multiply(weightsAcross[x], weightsDown[y], shares);
        for (int channel = 0; channel < sums.length; channel++) {
          add(tap, 8 * channel, shares, sums[channel]);
        }
      }
    }
    join(sums[0], sums[1], sums[2], sums[3], pixels);
  }

  private void weigh(double[] places, int[] whole, Sampling sampling, double[][] weights) {
    split(places, whole, shares);
    for (int i = 0; i < sampling.taps(); i++) {
      sampling.weigh(i, shares, weights[i]);
    }
  }

  private static void split(double[] places, int[] whole, double[] shares) {
    for (int i = 0; i < places.length; i++) {
      whole[i] = (int) places[i];
      shares[i] = places[i] - whole[i];
    }
  }

  /** Replaces the columns by the indexes of the first pixels that count. */
  private void locate(int start, int stride) {
    for (int i = 0; i < columns.length; i++) {
      columns[i] += start + lines[i] * stride;
    }
  }

  private void pick(int[] picture, int offset) {
    for (int i = 0; i < tap.length; i++) {
      tap[i] = picture[columns[i] + offset];
    }
  }

  private static void multiply(double[] across, double[] down, double[] weights) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = across[i] * down[i];
    }
  }

  private static void add(int[] tap, int shift, double[] weights, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weights[i] * (tap[i] >>> shift & 0xFF);
    }
  }

  private static void join(double[] red, double[] green, double[] blue, double[] alpha, int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = rounded(red[i]) | rounded(green[i]) << 8 | rounded(blue[i]) << 16 | rounded(alpha[i]) << 24;
    }
  }

  private static int rounded(double value) {
    return (int) (Math.min(255, Math.max(0, value)) + 0.5);
  }
}
