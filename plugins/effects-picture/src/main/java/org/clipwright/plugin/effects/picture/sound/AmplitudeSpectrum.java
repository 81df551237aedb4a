package org.clipwright.plugin.effects.picture.sound;

/** Computes amplitude spectra with bins of a 4096th of the sample rate. */
final class AmplitudeSpectrum {

  /** Samples per transform; shorter input is padded with silence, longer input is truncated. */
  static final int SIZE = 4096;

  private static final double[] COSINES = new double[SIZE];

  static {
    for (int i = 0; i < SIZE; i++) {
      COSINES[i] = Math.cos(2 * Math.PI * i / SIZE);
    }
  }

  private AmplitudeSpectrum() {}

  /** The amplitudes of the sines in the samples, from frequency 0 to half the sample rate. */
  static double[] amplitudes(double[] samples) {
    int count = Math.min(samples.length, SIZE);
    double[] real = new double[SIZE];
    double[] imaginary = new double[SIZE];
    for (int i = 0; i < count; i++) {
      double window = count < 2 ? 1 : 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (count - 1));
      real[reversed(i)] = samples[i] * window;
    }
    transform(real, imaginary);
    double[] amplitudes = new double[SIZE / 2 + 1];
    for (int i = 0; i < amplitudes.length; i++) {
      amplitudes[i] = 4 * Math.hypot(real[i], imaginary[i]) / Math.max(1, count);
    }
    return amplitudes;
  }

  private static int reversed(int index) {
    return Integer.reverse(index) >>> Integer.numberOfLeadingZeros(SIZE) + 1;
  }

  /** Combines neighbouring transforms into ones of twice the length until one is left. */
  private static void transform(double[] real, double[] imaginary) {
    for (int half = 1; half < SIZE; half *= 2) {
      int stride = SIZE / (2 * half);
      for (int start = 0; start < SIZE; start += 2 * half) {
        for (int i = 0; i < half; i++) {
          join(real, imaginary, start + i, start + i + half, i * stride);
        }
      }
    }
  }

  private static void join(double[] real, double[] imaginary, int even, int odd, int turn) {
    double cosine = COSINES[turn];
    double sine = -COSINES[(turn + 3 * SIZE / 4) % SIZE];
    double turnedReal = real[odd] * cosine - imaginary[odd] * sine;
    double turnedImaginary = real[odd] * sine + imaginary[odd] * cosine;
    real[odd] = real[even] - turnedReal;
    imaginary[odd] = imaginary[even] - turnedImaginary;
    real[even] += turnedReal;
    imaginary[even] += turnedImaginary;
  }
}
