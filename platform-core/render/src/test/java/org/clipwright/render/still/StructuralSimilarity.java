package org.clipwright.render.still;

/** The mean structural similarity of two pictures of one channel, over windows of 8 by 8 pixels. */
final class StructuralSimilarity {

  private static final int SIDE = 8;
  private static final int STEP = 4;
  private static final double BRIGHT = Math.pow(0.01 * 255, 2);
  private static final double CONTRAST = Math.pow(0.03 * 255, 2);

  private StructuralSimilarity() {}

  static double of(double[] one, double[] other, int width, int height) {
    double sum = 0;
    int windows = 0;
    for (int y = 0; y + SIDE <= height; y += STEP) {
      for (int x = 0; x + SIDE <= width; x += STEP) {
        sum += window(one, other, width, y * width + x);
        windows++;
      }
    }
    return sum / windows;
  }

  private static double window(double[] one, double[] other, int width, int at) {
    double a = 0;
    double b = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double first = one[at + y * width + x];
        double second = other[at + y * width + x];
        a += first;
        b += second;
        aa += first * first;
        bb += second * second;
        ab += first * second;
      }
    }
    double count = SIDE * SIDE;
    a /= count;
    b /= count;
    double product = ab / count - a * b;
    double spread = aa / count - a * a + bb / count - b * b;
    return (2 * a * b + BRIGHT) * (2 * product + CONTRAST) / ((a * a + b * b + BRIGHT) * (spread + CONTRAST));
  }
}
