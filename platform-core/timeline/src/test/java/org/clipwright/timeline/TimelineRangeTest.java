package org.clipwright.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.clipwright.timeline.TimelineRange.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimelineRangeTest {

  private static final Rational THIRTY = new Rational(30, 1);

  @Test
  void framesCountFromOne() {
    assertThat(TimelineRange.of(0, 0, 2).firstFrame(THIRTY)).isEqualTo(1);
    assertThat(TimelineRange.of(1, 0, 2).firstFrame(THIRTY)).isEqualTo(31);
    assertThat(TimelineRange.of(0, 0, 2).lastFrame(THIRTY)).isEqualTo(60);
    assertThat(TimelineRange.of(1, 0.5, 2).lastFrame(THIRTY)).isEqualTo(75);
    assertThat(TimelineRange.of(0, 0.99, 2).trimmedStart(THIRTY)).isEqualTo(31);
  }

  @ParameterizedTest
  @MethodSource("rates")
  void rangesThatTouchInTheirDecimalsTouchInFrames(Rational fps) {
    for (int milliseconds = 1; milliseconds <= 10_000; milliseconds++) {
      BigDecimal length = BigDecimal.valueOf(milliseconds, 3);
      for (int number = 0; number < 12; number++) {
        TimelineRange one = after(length, number);
        TimelineRange next = after(length, number + 1);
        assertThat(next.firstFrame(fps)).as("%s after %s at %s", next, one, fps).isEqualTo(one.lastFrame(fps) + 1);
        assertThat(one.ownFrame(one.firstFrame(fps), fps)).isEqualTo(one.trimmedStart(fps));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rates")
  void rangesAddedUpByTheirOwnerTouchInFramesToo(Rational fps) {
    for (int milliseconds = 1; milliseconds <= 10_000; milliseconds += 7) {
      double length = milliseconds / 1000.0;
      double position = 0;
      long last = 0;
      for (int number = 0; number < 40; number++) {
        TimelineRange range = TimelineRange.of(position, 0.1, 0.1 + length);
        assertThat(range.firstFrame(fps)).as("%s at %s", range, fps).isEqualTo(last + 1);
        last = range.lastFrame(fps);
        position += length;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rates")
  void aProjectEndsWithTheLastFrameThatShowsSomething(Rational fps) {
    for (int milliseconds = 1; milliseconds <= 10_000; milliseconds++) {
      TimelineRange range = TimelineRange.of(0, 1, 1 + milliseconds / 1000.0);
      long nearest = (2L * milliseconds * fps.num() + 1000L * fps.den()) / (2000L * fps.den());
      assertThat(TimelineRange.lastFrame(Stream.of(range), fps)).as("%s at %s", range,
          fps).isEqualTo(Math.max(1, nearest));
    }
  }

  @ParameterizedTest
  @MethodSource("rates")
  void singlePrecisionNumbersMeanTheirDecimals(Rational fps) {
    for (int number = 0; number < 1000; number++) {
      double exact = number * 35 / 100.0;
      float single = number * 35 / 100.0f;
      assertThat(TimelineRange.of(single, 0, 1).firstFrame(fps))
          .isEqualTo(TimelineRange.of(exact, 0, 1).firstFrame(fps));
    }
  }

  @Test
  void theOriginalsSumsMakeAProjectLonger() {
    TimelineRange exact = TimelineRange.of(0.1, 0, 1);
    TimelineRange single = exact.in(Precision.SINGLE);

    assertThat(TimelineRange.lastFrame(Stream.of(exact), THIRTY)).isEqualTo(33);
    assertThat(TimelineRange.lastFrame(Stream.of(single), THIRTY)).isEqualTo(34);
  }

  @Test
  void theOriginalsFloatsOpenGapsBetweenRangesThatTouch() {
    boolean gap =
        Stream.iterate(0, number -> number + 1).limit(34).anyMatch(number -> {
          TimelineRange one = after(new BigDecimal("0.35"), number).in(Precision.SINGLE);
          TimelineRange next = after(new BigDecimal("0.35"), number + 1).in(Precision.SINGLE);
          return next.firstFrame(THIRTY) > one.lastFrame(THIRTY) + 1;
        });

    assertThat(gap).isTrue();
  }

  private static TimelineRange after(BigDecimal length, int number) {
    double start = 0.5;
    double end = new BigDecimal("0.5").add(length).doubleValue();
    return TimelineRange.of(length.multiply(BigDecimal.valueOf(number)).doubleValue(), start, end);
  }

  static List<Rational> rates() {
    return List.of(
        new Rational(24000, 1001), new Rational(24, 1), new Rational(25, 1), new Rational(30000, 1001), THIRTY,
        new Rational(48, 1), new Rational(50, 1), new Rational(60000, 1001), new Rational(60, 1), new Rational(120, 1),
        new Rational(15, 1), new Rational(12, 1), new Rational(10, 1));
  }
}
