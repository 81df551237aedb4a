package org.clipwright.render.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;

class FrameLabelTest {

  private static final Rational FPS = new Rational(25, 1);

  @Test
  void theOriginalCountsOneFrameTooManyWhereAStartIsHalfAFrame() {
    assertThat(FrameLabel.originalTimelineNumber(1.8f, 0.1f, 7, FPS)).isEqualTo(50);
    assertThat(FrameLabel.originalTimelineNumber(1, 0.1f, 8, FPS)).isEqualTo(31);
    assertThat(FrameLabel.originalTimelineNumber(1, 0.12f, 8, FPS)).isEqualTo(30);
  }
}
