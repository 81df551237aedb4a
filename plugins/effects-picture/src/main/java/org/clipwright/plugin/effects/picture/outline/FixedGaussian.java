package org.clipwright.plugin.effects.picture.outline;

import java.util.Arrays;

/**
 * A Gaussian blur of bytes in fixed point: weights are 256ths whose rounding errors are carried over from one to the
 * next, so that they sum to 256; beyond an edge the picture is mirrored at its edge pixel.
 */
final class FixedGaussian {

  /** The sum of the weights. */
  static final int WHOLE = 256;

  private int[] weights = {WHOLE};

  /** Computes the weights for a standard deviation in pixels, above 0. */
  void set(double sigma) {
    int radius = ((int) Math.rint(sigma * 6 + 1) | 1) / 2;
    if (weights.length != 2 * radius + 1) {
      weights = new int[2 * radius + 1];
    }
    double sum = 1;
    for (int distance = 1; distance <= radius; distance++) {
      sum += 2 * bell(distance, sigma);
    }
    double error = 0;
    int sides = 0;
    for (int i = 0; i < radius; i++) {
      double wanted = bell(radius - i, sigma) / sum * WHOLE + error;
      weights[i] = (int) Math.rint(wanted);
      weights[2 * radius - i] = weights[i];
      error = wanted - weights[i];
      sides += 2 * weights[i];
    }
    weights[radius] = WHOLE - sides;
  }

  private static double bell(int distance, double sigma) {
    return Math.exp(-0.5 * distance * distance / (sigma * sigma));
  }

  /** The kernel radius. */
  int radius() {
    return weights.length / 2;
  }

  /** The weight at a distance from {@code -radius()} to {@code radius()}. */
  int weight(int distance) {
    return weights[distance + radius()];
  }

  /** Blurs a row horizontally; the result is scaled by {@link #WHOLE}. */
  void alongRow(int[] source, int[] target, int from, int length) {
    Arrays.fill(target, from, from + length, 0);
    for (int distance = -radius(); distance <= radius(); distance++) {
      int weight = weight(distance);
      int first = Math.clamp(-(long) distance, 0, length);
      int last = Math.max(first, Math.clamp((long) length - distance, 0, length));
      for (int x = 0; x < first; x++) {
        target[from + x] += weight * source[from + mirrored(x + distance, length)];
      }
      for (int x = first; x < last; x++) {
        target[from + x] += weight * source[from + x + distance];
      }
      for (int x = last; x < length; x++) {
        target[from + x] += weight * source[from + mirrored(x + distance, length)];
      }
    }
  }

  /** Blurs one row of a picture vertically; the result is scaled by {@link #WHOLE}. */
  void alongColumns(int[] source, int[] target, int y, int width, int height) {
    int to = y * width;
    Arrays.fill(target, to, to + width, 0);
    for (int distance = -radius(); distance <= radius(); distance++) {
      int weight = weight(distance);
      int from = mirrored(y + distance, height) * width;
      for (int x = 0; x < width; x++) {
        target[to + x] += weight * source[from + x];
      }
    }
  }

  /** The position inside a length that mirrors one outside, with the edge pixel as the mirror. */
  static int mirrored(int place, int length) {
    if (length == 1) {
      return 0;
    }
    int period = 2 * (length - 1);
    int within = Math.floorMod(place, period);
    return within < length ? within : period - within;
  }
}
