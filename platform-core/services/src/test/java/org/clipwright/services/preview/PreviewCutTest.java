package org.clipwright.services.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Previews are cut into whole frames and whole packets of sound, without a gap. */
class PreviewCutTest {

  @ParameterizedTest
  @CsvSource({
    "24, 1, 240, 5, 48, 2.000000, 2.000000", "24, 1, 241, 6, 48, 2.000000, 0.041667",
    "30000, 1001, 300, 5, 60, 2.002000, 2.002000", "30000, 1001, 7199, 120, 60, 2.002000, 1.968633",
    "60, 1, 601, 6, 120, 2.000000, 0.016667", "1, 10, 3, 3, 1, 10.000000, 10.000000",
    "25, 1, 1, 1, 1, 0.040000, 0.040000"})
  void segmentsHaveWholeFramesForAboutTwoSeconds(
      int num, int den, long frames, long segments, long length, String seconds, String lastSeconds) {
    PreviewCut cut = new PreviewCut(frames, new Rational(num, den));
    assertThat(cut.segments()).isEqualTo(segments);
    assertThat(cut.last(0)).isEqualTo(Math.min(frames, length));
    assertThat(cut.pictureSeconds(0)).isEqualTo(seconds);
    assertThat(cut.pictureSeconds(segments - 1)).isEqualTo(lastSeconds);
    assertThat(cut.last(segments - 1)).isEqualTo(frames);
  }

  @ParameterizedTest
  @CsvSource({"24, 1, 241", "30000, 1001, 7199", "60, 1, 601", "60, 1, 721", "1, 10, 3", "25, 1, 1", "1000, 1, 5001"})
  void neitherFramesNorPacketsAreMissingOrTwice(int num, int den, long frames) {
    PreviewCut cut = new PreviewCut(frames, new Rational(num, den));
    long shown = 0;
    long heard = 0;
    for (long segment = 0; segment < cut.segments(); segment++) {
      assertThat(cut.first(segment)).isEqualTo(shown + 1);
      assertThat(cut.packetsBefore(segment)).isEqualTo(heard);
      assertThat(cut.packets(segment)).isPositive();
      shown = cut.last(segment);
      heard += cut.packets(segment);
    }
    assertThat(shown).isEqualTo(frames);
    long samples = Math.round((double) frames * den / num * PreviewCut.SAMPLE_RATE);
    assertThat(heard * PreviewCut.PACKET_SAMPLES).isBetween(samples - 2, samples + PreviewCut.PACKET_SAMPLES + 2);
  }

  @Test
  void soundBeginsInThePacketInWhichItsFirstFrameBegins() {
    PreviewCut cut = new PreviewCut(7200, new Rational(30_000, 1001));
    for (long segment = 0; segment < cut.segments(); segment++) {
      double begins = segment * 60 * 1001 / 30_000.0 * PreviewCut.SAMPLE_RATE;
      assertThat(begins - cut.packetsBefore(segment) * PreviewCut.PACKET_SAMPLES)
          .isBetween(-2.0, (double) PreviewCut.PACKET_SAMPLES);
    }
    assertThat(cut.soundSeconds(0)).isEqualTo(
        BigDecimal.valueOf(93 * 1024).divide(BigDecimal.valueOf(48_000), 6, java.math.RoundingMode.HALF_UP));
  }
}
