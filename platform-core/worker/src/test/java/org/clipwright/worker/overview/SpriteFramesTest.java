package org.clipwright.worker.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which frames stand for the parts of a film. */
class SpriteFramesTest {

  private static final int FPS = 25;

  private final SpriteFrames frames = new SpriteFrames(FPS, 1000, new long[] {1, 251, 501, 751});

  @Test
  void keyframeInAPartStandsForIt() {
    assertThat(frames.of(15, 0)).isEqualTo(251);
    assertThat(frames.of(15, 1)).isEqualTo(501);
  }

  @Test
  void middleStandsForAPartWithoutKeyframe() {
    assertThat(frames.of(2, 1)).isEqualTo(3 * FPS + 1);
    assertThat(new SpriteFrames(FPS, 1000, new long[0]).of(2, 1)).isEqualTo(3 * FPS + 1);
  }

  @Test
  void partBeyondTheEndShowsTheLastFrame() {
    assertThat(frames.of(10, 50)).isEqualTo(1000);
  }
}
