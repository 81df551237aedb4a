package org.clipwright.plugin.effects.picture.sound;

/** The strength of the strongest tone in each band, so that none falls between two bands. */
final class ToneBands {

  private ToneBands() {}

  /**
   * Strengths, starting from the lowest band.
   *
   * @param low lowest frequency in Hz
   * @param high highest frequency in Hz
   */
  static double[] strengths(double[] samples, double rate, int count, double low, double high) {
    double[] amplitudes = AmplitudeSpectrum.amplitudes(samples);
    double step = rate / AmplitudeSpectrum.SIZE;
    double from = Math.clamp(low / step, 0.1, AmplitudeSpectrum.SIZE / 2.0);
    double to = Math.clamp(high / step, from, AmplitudeSpectrum.SIZE / 2.0);
    double[] strengths = new double[count];
    for (int i = 0; i < count; i++) {
      strengths[i] =
          2 * strongest(amplitudes, place(from, to, (double) i / count), place(from, to, (i + 1.0) / count));
    }
    return strengths;
  }

  private static double place(double from, double to, double part) {
    return from * Math.pow(to / from, part);
  }

  /** The maximum over a range; between two steps, values are interpolated linearly. */
  private static double strongest(double[] amplitudes, double from, double to) {
    double middle = (from + to) / 2;
    int below = Math.min((int) middle, amplitudes.length - 2);
    double strongest = amplitudes[below] + (amplitudes[below + 1] - amplitudes[below]) * (middle - below);
    for (int i = (int) Math.ceil(from); i <= to && i < amplitudes.length; i++) {
      strongest = Math.max(strongest, amplitudes[i]);
    }
    return strongest;
  }
}
