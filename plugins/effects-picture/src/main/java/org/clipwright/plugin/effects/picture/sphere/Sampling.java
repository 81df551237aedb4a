package org.clipwright.plugin.effects.picture.sphere;

/** How a picture is sampled between its pixels: the number of taps on each axis, and their weights. */
enum Sampling {
  NEAREST(0, 1) {
    /** Positions that are NaN have NaN weights, here too. */
    @Override
    void weigh(int tap, double[] shares, double[] weights) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = 1 + 0 * shares[i];
      }
    }
  },
  BILINEAR(0, 2) {
    @Override
    void weigh(int tap, double[] shares, double[] weights) {
      int base = 1 - tap;
      int slope = 2 * tap - 1;
      for (int i = 0; i < weights.length; i++) {
        weights[i] = base + slope * shares[i];
      }
    }
  },

  /** By Catmull-Rom splines. */
  BICUBIC(-1, 4) {
    private static final double[][] TERMS =
        {{0, -0.5, 1, -0.5}, {1, 0, -2.5, 1.5}, {0, 0.5, 2, -1.5}, {0, 0, -0.5, 0.5}};

    @Override
    void weigh(int tap, double[] shares, double[] weights) {
      double constant = TERMS[tap][0];
      double linear = TERMS[tap][1];
      double square = TERMS[tap][2];
      double cube = TERMS[tap][3];
      for (int i = 0; i < weights.length; i++) {
        double share = shares[i];
        weights[i] = constant + share * (linear + share * (square + share * cube));
      }
    }
  };

  private final int first;
  private final int taps;

  Sampling(int first, int taps) {
    this.first = first;
    this.taps = taps;
  }

  /** The first tap, relative to the pixel at or before a position. */
  int first() {
    return first;
  }

  /** The number of consecutive taps. */
  int taps() {
    return taps;
  }

  /**
   * Computes the weights of one tap.
   *
   * @param shares how far each position is from its pixel to the next, 0 to 1
   */
  abstract void weigh(int tap, double[] shares, double[] weights);
}
