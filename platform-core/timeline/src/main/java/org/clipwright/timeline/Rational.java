package org.clipwright.timeline;

/** An exact ratio, such as a frame rate or a pixel aspect ratio; the denominator is never 0. */
public record Rational(int num, int den) {

  public Rational {
    if (den == 0) {
      throw new IllegalArgumentException("A ratio needs a denominator other than 0.");
    }
  }

  /** The ratio as a real number. */
  public double toDouble() {
    return (double) num / den;
  }

  /** One over the ratio; 0 stays 0/1. */
  public Rational inverse() {
    return num == 0 ? new Rational(0, 1) : new Rational(den, num);
  }

  /** The same ratio in lowest terms. */
  public Rational reduced() {
    int divisor = greatestCommonDivisor(Math.abs(num), Math.abs(den));
    return divisor <= 1 ? this : new Rational(num / divisor, den / divisor);
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  @Override
  public String toString() {
    return num + "/" + den;
  }
}
