package org.clipwright.plugin.effects.sound;

/** The fast Fourier transform of a fixed size, a power of two. */
final class Fourier {

  private final int size;
  private final double[] cosines;
  private final double[] sines;

  Fourier(int size) {
    if (Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("A Fourier transform's size must be a power of two, not " + size + ".");
    }
    this.size = size;
    cosines = new double[size / 2];
    sines = new double[size / 2];
    for (int i = 0; i < size / 2; i++) {
      cosines[i] = Math.cos(2 * Math.PI * i / size);
      sines[i] = Math.sin(2 * Math.PI * i / size);
    }
  }

  /** Replaces a signal by its spectrum. */
  void forward(double[] real, double[] imaginary) {
    reorder(real, imaginary);
    for (int half = 1; half < size; half *= 2) {
      for (int start = 0; start < size; start += 2 * half) {
        butterflies(real, imaginary, start, half);
      }
    }
  }

  /** Replaces a spectrum by its signal; the inverse of {@link #forward}. */
  void inverse(double[] real, double[] imaginary) {
    forward(imaginary, real);
    for (int i = 0; i < size; i++) {
      real[i] /= size;
      imaginary[i] /= size;
    }
  }

  private void butterflies(double[] real, double[] imaginary, int start, int half) {
    int stride = size / (2 * half);
    for (int k = 0; k < half; k++) {
      int low = start + k;
      int high = low + half;
      double cosine = cosines[k * stride];
      double sine = -sines[k * stride];
      double turnedReal = real[high] * cosine - imaginary[high] * sine;
      double turnedImaginary = real[high] * sine + imaginary[high] * cosine;
      real[high] = real[low] - turnedReal;
      imaginary[high] = imaginary[low] - turnedImaginary;
      real[low] += turnedReal;
      imaginary[low] += turnedImaginary;
    }
  }

  private void reorder(double[] real, double[] imaginary) {
    int shift = 32 - Integer.numberOfTrailingZeros(size);
    for (int i = 1; i < size - 1; i++) {
      int mirrored = Integer.reverse(i) >>> shift;
      if (mirrored > i) {
        swap(real, i, mirrored);
        swap(imaginary, i, mirrored);
      }
    }
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}
