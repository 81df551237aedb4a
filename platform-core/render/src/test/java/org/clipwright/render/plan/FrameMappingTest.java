package org.clipwright.render.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;

class FrameMappingTest {

  @Test
  void summedStepsDecideAboutHalves() {
    FrameMapping mapping = new FrameMapping(new Rational(25, 1), 75, new Rational(60, 1), Fidelity.ORIGINAL);

    assertThat(mapping.mediaFrame(7)).isEqualTo(3);
    assertThat(mapping.mediaFrame(19)).isEqualTo(9);
    assertThat(mapping.mediaFrame(31)).isEqualTo(13);
  }

  @Test
  void doubledRatesShowEveryFrameTwice() {
    FrameMapping mapping = new FrameMapping(new Rational(30, 1), 90, new Rational(60, 1), Fidelity.ORIGINAL);

    assertThat(new long[] {mapping.mediaFrame(1), mapping.mediaFrame(2), mapping.mediaFrame(3), mapping.mediaFrame(4)})
        .containsExactly(1, 2, 2, 3);
  }

  @Test
  void pastTheEndTheLastFrameThatTheTimelineReachesStands() {
    FrameMapping mapping = new FrameMapping(new Rational(60, 1), 120, new Rational(30, 1), Fidelity.ORIGINAL);

    assertThat(new long[] {mapping.mediaFrame(60), mapping.mediaFrame(61), mapping.mediaFrame(500)}).containsOnly(119);
  }

  @Test
  void thePartOfAFrameThatRoundingLeavesOfTheMediaIsNotLost() {
    FrameMapping mapping = new FrameMapping(new Rational(100, 3), 20, new Rational(50, 1), Fidelity.ORIGINAL);

    assertThat(mapping.length()).isEqualTo(30);
  }

  @Test
  void halvedRatesShowEveryOtherFrameToTheEndWhateverTheLength() {
    for (long length = 290; length < 310; length++) {
      FrameMapping mapping = new FrameMapping(new Rational(60, 1), length, new Rational(30, 1), Fidelity.CORRECT);
      for (long frame = 1; frame <= mapping.length(); frame++) {
        assertThat(mapping.mediaFrame(frame)).isEqualTo(2 * frame - 1);
      }
    }
  }

  @Test
  void aFrameOfTheMediaIsNeverFurtherAwayThanHalfOfOne() {
    for (Rational media : new Rational[] {new Rational(60, 1), new Rational(50, 1), new Rational(60000, 1001),
      new Rational(12, 1)}) {
      for (Rational timeline : new Rational[] {new Rational(24000, 1001), new Rational(30, 1), new Rational(60, 1)}) {
        FrameMapping mapping = new FrameMapping(media, 1001, timeline, Fidelity.CORRECT);
        for (long frame = 1; frame <= mapping.length(); frame++) {
          double wanted = (frame - 1) / timeline.toDouble() * media.toDouble();
          assertThat(mapping.mediaFrame(frame) - 1 - wanted).as("%s in %s", media, timeline).isBetween(-0.501, 0.501);
        }
      }
    }
  }
}
