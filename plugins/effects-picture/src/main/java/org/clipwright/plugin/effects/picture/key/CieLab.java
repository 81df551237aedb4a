package org.clipwright.plugin.effects.picture.key;

/** Converts sRGB colours to CIE L*a*b* under D50, as colour management does. */
final class CieLab {

  private static final double[] LINEAR = linear();
  private static final double EPSILON = 216.0 / 24389;
  private static final double KAPPA = 24389.0 / 27;
  private static final double WHITE_X = 0.96420288;
  private static final double WHITE_Z = 0.82490540;

  final float lightness;
  final float a;
  final float b;

  private CieLab(double lightness, double a, double b) {
    this.lightness = (float) lightness;
    this.a = (float) a;
    this.b = (float) b;
  }

  private static double[] linear() {
    double[] values = new double[256];
    for (int i = 0; i < values.length; i++) {
      double value = i / 255.0;
      values[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
    return values;
  }

  /** The colour of 8-bit components, each 0 to 255; lightness is 0 to 100. */
  static CieLab of(int red, int green, int blue) {
    double r = LINEAR[red];
    double g = LINEAR[green];
    double b = LINEAR[blue];
    double x = bent((0.43603516 * r + 0.38511658 * g + 0.14305115 * b) / WHITE_X);
    double y = bent(0.22248840 * r + 0.71690369 * g + 0.06060791 * b);
    double z = bent((0.01391602 * r + 0.09706116 * g + 0.71392822 * b) / WHITE_Z);
    return new CieLab(116 * y - 16, 500 * (x - y), 200 * (y - z));
  }

  private static double bent(double value) {
    return value > EPSILON ? Math.cbrt(value) : (KAPPA * value + 16) / 116;
  }

  /** The distance from grey. */
  float chroma() {
    return (float) Math.hypot(a, b);
  }

  /** Its hue as an angle, 0 to 360 degrees. */
  float hue() {
    double angle = Math.toDegrees(Math.atan2(b, a));
    return (float) (angle < 0 ? angle + 360 : angle);
  }
}
