package org.clipwright.plugin.effects.picture.sound;

/** The strength of the one tone at the centre of each band, which is what the original measures. */
final class SingleTones {

  /** The most samples of a frame that are used. */
  static final int MOST_SAMPLES = 2048;

  private static final int FEWEST_SAMPLES = 5;
  private static final double WEIGHT = 8;

  private SingleTones() {}

  /**
   * Strengths, starting from the lowest band.
   *
   * @param low lowest frequency in Hz
   * @param high highest frequency in Hz
   */
  static double[] strengths(double[] samples, double rate, int count, double low, double high) {
    double[] strengths = new double[count];
    if (samples.length < FEWEST_SAMPLES) {
      return strengths;
    }
    double[] windowed = samples.clone();
    for (int i = 0; i < windowed.length; i++) {
      windowed[i] *= 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (windowed.length - 1));
    }
    double from = Math.clamp(low, 1, Math.max(1, rate / 2));
    double to = Math.max(from + 1, Math.min(high, rate / 2));
    for (int i = 0; i < count; i++) {
      double hertz = from * Math.pow(to / from, (i + 0.5) / count);
      strengths[i] = WEIGHT * strength(windowed, 2 * Math.PI * hertz / rate);
    }
    return strengths;
  }

  /** The amplitude of a tone with the given phase increment per sample, by the Goertzel algorithm. */
  private static double strength(double[] samples, double turn) {
    double factor = 2 * Math.cos(turn);
    double one = 0;
    double two = 0;
    for (double sample : samples) {
      double next = sample + factor * one - two;
      two = one;
      one = next;
    }
    double power = one * one + two * two - factor * one * two;
    return Math.sqrt(Math.max(0, power)) / samples.length;
  }
}
