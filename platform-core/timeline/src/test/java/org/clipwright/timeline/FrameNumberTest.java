package org.clipwright.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FrameNumberTest {

  private static final Rational THIRTY = new Rational(30, 1);
  private static final Rational NTSC = new Rational(30000, 1001);

  @Test
  void fullHundredthsOfSamplesGiveTheSameBlockEachFrame() {
    assertThat(LongStream.rangeClosed(1, 1000).map(frame -> FrameNumber.samples(frame, THIRTY, 44100, 2)).distinct())
        .containsExactly(1470L);
  }

  @Test
  void unevenRatesAlternateBetweenWholeNumbersOfSamplesOfAllChannels() {
    assertThat(LongStream.rangeClosed(1, 1000).map(frame -> FrameNumber.samples(frame, NTSC, 48000, 2)).distinct())
        .containsExactlyInAnyOrder(1600L, 1602L);
  }

  @Test
  void blocksAddUpToTheSamplesBefore() {
    long sum = LongStream.rangeClosed(1, 29_970).map(frame -> FrameNumber.samples(frame, NTSC, 48000, 2)).sum();

    assertThat(sum).isEqualTo(FrameNumber.samplesBefore(29_971, NTSC, 48000, 2)).isEqualTo(47_999_952);
  }
}
