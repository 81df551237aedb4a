package org.clipwright.timeline.exchange.otio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.ExactSeconds;

/**
 * A time as OpenTimelineIO counts it ({@code RationalTime.1}).
 *
 * @param value a number of frames, without trailing zeros
 * @param rate frames per second
 */
record OtioTime(BigDecimal value, Rational rate) {

  /** How far from 1000/1001 of a whole number a rate may be written: 23.98 is meant to be 24000/1001. */
  private static final double DROPPED_DECIMALS = 0.0051;

  private static final int NTSC_NUM = 1000;
  private static final int NTSC_DEN = 1001;
  private static final int DECIMALS = 1_000_000;

  OtioTime {
    BigDecimal plain = value.stripTrailingZeros();
    value = plain.scale() < 0 ? plain.setScale(0, RoundingMode.UNNECESSARY) : plain;
  }

  /** A number of whole frames. */
  static OtioTime of(long frames, Rational rate) {
    return new OtioTime(BigDecimal.valueOf(frames), rate);
  }

  /** A time, in frames of a rate. */
  static OtioTime of(ExactSeconds seconds, Rational rate) {
    return new OtioTime(seconds.frames(rate), rate);
  }

  /** The ratio that a rate's decimals mean: 29.97 is 30000/1001. */
  static Rational rate(double written) {
    int whole = (int) Math.round(written);
    if (written == whole) {
      return new Rational(whole, 1);
    }
    if (Math.abs(written - (double) whole * NTSC_NUM / NTSC_DEN) < DROPPED_DECIMALS) {
      return new Rational(whole * NTSC_NUM, NTSC_DEN);
    }
    return new Rational((int) Math.round(written * DECIMALS), DECIMALS).reduced();
  }

  ExactSeconds seconds() {
    return ExactSeconds.of(value, rate);
  }
}
