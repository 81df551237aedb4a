package org.clipwright.timeline.exchange;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.clipwright.timeline.Rational;

/**
 * A time in seconds as a ratio in lowest terms, so that sums of frames at different rates have no error.
 *
 * @param den above 0
 */
public record ExactSeconds(BigInteger num, BigInteger den) implements Comparable<ExactSeconds> {

  public static final ExactSeconds ZERO = new ExactSeconds(BigInteger.ZERO, BigInteger.ONE);

  public ExactSeconds {
    if (den.signum() < 1) {
      throw new IllegalArgumentException("The denominator of a time must be above 0.");
    }
    BigInteger divisor = num.gcd(den);
    num = num.divide(divisor);
    den = den.divide(divisor);
  }

  /** The length of a number of frames. */
  public static ExactSeconds of(long frames, Rational fps) {
    return of(BigDecimal.valueOf(frames), fps);
  }

  /** The length of a number of frames, whole or not. */
  public static ExactSeconds of(BigDecimal frames, Rational fps) {
    return decimal(frames).dividedBy(fps);
  }

  /** The decimals by which a number of seconds is written. */
  public static ExactSeconds of(double seconds) {
    return decimal(BigDecimal.valueOf(seconds));
  }

  private static ExactSeconds decimal(BigDecimal value) {
    return value.scale() > 0
        ? new ExactSeconds(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
        : new ExactSeconds(value.toBigIntegerExact(), BigInteger.ONE);
  }

  public ExactSeconds plus(ExactSeconds other) {
    return new ExactSeconds(num.multiply(other.den).add(other.num.multiply(den)), den.multiply(other.den));
  }

  public ExactSeconds minus(ExactSeconds other) {
    return plus(new ExactSeconds(other.num.negate(), other.den));
  }

  /** The time that passes in media at a speed, whose decimals count. */
  public ExactSeconds times(double factor) {
    ExactSeconds exact = of(factor);
    return new ExactSeconds(num.multiply(exact.num), den.multiply(exact.den));
  }

  /** The time in which it passes at a speed other than 0, whose decimals count. */
  public ExactSeconds dividedBy(double factor) {
    ExactSeconds exact = of(factor);
    BigInteger sign = BigInteger.valueOf(exact.num.signum());
    return new ExactSeconds(num.multiply(exact.den).multiply(sign), den.multiply(exact.num.abs()));
  }

  private ExactSeconds dividedBy(Rational ratio) {
    BigInteger over = BigInteger.valueOf(ratio.num());
    return new ExactSeconds(num.multiply(BigInteger.valueOf(ratio.den())), den.multiply(over));
  }

  /** How many frames it is; whole only if it ends with a frame. */
  public BigDecimal frames(Rational fps) {
    BigInteger whole = num.multiply(BigInteger.valueOf(fps.num()));
    return new BigDecimal(whole).divide(new BigDecimal(den.multiply(BigInteger.valueOf(fps.den()))),
        MathContext.DECIMAL64);
  }

  /** The nearest number of whole frames. */
  public long nearestFrame(Rational fps) {
    return frames(fps).setScale(0, RoundingMode.HALF_UP).longValue();
  }

  /** The nearest real number. */
  public double toDouble() {
    return new BigDecimal(num).divide(new BigDecimal(den), MathContext.DECIMAL64).doubleValue();
  }

  public boolean isNegative() {
    return num.signum() < 0;
  }

  @Override
  public int compareTo(ExactSeconds other) {
    return num.multiply(other.den).compareTo(other.num.multiply(den));
  }

  /** As FCPXML writes it. */
  @Override
  public String toString() {
    return den.equals(BigInteger.ONE) ? num + "s" : num + "/" + den + "s";
  }
}
