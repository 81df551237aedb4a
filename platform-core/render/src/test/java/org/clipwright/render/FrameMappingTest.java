package org.clipwright.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;

class FrameMappingTest {

  @Test
  void summedStepsDecideAboutHalves() {
    FrameMapping mapping = new FrameMapping(new Rational(25, 1), 75, new Rational(60, 1));

    assertThat(mapping.mediaFrame(7)).isEqualTo(3);
    assertThat(mapping.mediaFrame(19)).isEqualTo(9);
    assertThat(mapping.mediaFrame(31)).isEqualTo(13);
  }

  @Test
  void doubledRatesShowEveryFrameTwice() {
    FrameMapping mapping = new FrameMapping(new Rational(30, 1), 90, new Rational(60, 1));

    assertThat(new long[] {mapping.mediaFrame(1), mapping.mediaFrame(2), mapping.mediaFrame(3), mapping.mediaFrame(4)})
        .containsExactly(1, 2, 2, 3);
  }

  @Test
  void pastTheEndTheLastFrameThatTheTimelineReachesStands() {
    FrameMapping mapping = new FrameMapping(new Rational(60, 1), 120, new Rational(30, 1));

    assertThat(new long[] {mapping.mediaFrame(60), mapping.mediaFrame(61), mapping.mediaFrame(500)}).containsOnly(119);
  }

  @Test
  void thePartOfAFrameThatRoundingLeavesOfTheMediaIsNotLost() {
    FrameMapping mapping = new FrameMapping(new Rational(100, 3), 20, new Rational(50, 1));

    assertThat(mapping.length()).isEqualTo(30);
  }
}
