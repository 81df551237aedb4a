package org.clipwright.plugin.effects.sound;

/** A second-order filter in transposed direct form II; it keeps its state from block to block. */
final class Biquad {

  private static final double LIMIT = 1e9;

  private double first;
  private double second;

  /**
   * The coefficients of a filter, normalized by a0.
   *
   * @param b0 weight of the current input sample
   * @param b1 weight of the preceding input sample
   * @param b2 weight of the input sample before that
   * @param a1 weight of the preceding output sample
   * @param a2 weight of the output sample before that
   */
  record Coefficients(double b0, double b1, double b2, double a1, double a2) {

    static Coefficients of(double b0, double b1, double b2, double a0, double a1, double a2) {
      return new Coefficients(b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0);
    }
  }

  /** Filters samples in place. Unstable output stops at a finite level. */
  void apply(Coefficients by, float[] samples, int count) {
    for (int i = 0; i < count; i++) {
      double in = samples[i];
      double out = Math.clamp(by.b0 * in + first, -LIMIT, LIMIT);
      first = by.b1 * in - by.a1 * out + second;
      second = by.b2 * in - by.a2 * out;
      samples[i] = (float) out;
    }
  }

  /** Clears the state. */
  void clear() {
    first = 0;
    second = 0;
  }

  /** One filter per channel. */
  static Biquad[] forChannels(int channels) {
    Biquad[] filters = new Biquad[channels];
    for (int i = 0; i < channels; i++) {
      filters[i] = new Biquad();
    }
    return filters;
  }
}
