package org.clipwright.plugin.effects.picture.sphere;

/** How a picture is read between its pixels: from how many of them on each axis, and by what weights. */
enum Sampling {
  NEAREST(0, 1) {
    /** Places that are no number have weights that are none, here too. */
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

  /** By the spline of Catmull and Rom. */
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

  /** The first pixel that counts, seen from the one at or before a place. */
  int first() {
    return first;
  }

  /** How many pixels count, one after another. */
  int taps() {
    return taps;
  }

  /**
   * The weights that one of the pixels has.
   *
   * @param shares how far each place is on the way from its pixel to the next, 0 to 1
   */
  abstract void weigh(int tap, double[] shares, double[] weights);
}
