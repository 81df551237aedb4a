package org.clipwright.worker.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which frames stand for the parts of a film. */
class SpriteFramesTest {

  private static final int FPS = 25;
  private static final long[] KEYS = {1, 251, 501, 751};

  private static SpriteFrames frames(double span, int parts, long mostBetweenKeys, long... keys) {
    return new SpriteFrames(FPS, 1000, keys, span, parts, mostBetweenKeys);
  }

  @Test
  void keyframeInAPartStandsForIt() {
    SpriteFrames frames = frames(15, 3, 1000, KEYS);
    assertThat(frames.number(0)).isEqualTo(251);
    assertThat(frames.number(1)).isEqualTo(501);
  }

  @Test
  void middleStandsForAPartWithoutKeyframe() {
    assertThat(frames(2, 20, 10_000, KEYS).number(1)).isEqualTo(3 * FPS + 1);
    assertThat(frames(2, 20, 0).number(1)).isEqualTo(3 * FPS + 1);
  }

  @Test
  void nearestKeyframeStandsForAPartWhereOthersWouldTakeTooLong() {
    SpriteFrames frames = frames(2, 20, 500, KEYS);
    assertThat(IntStream.range(0, 20).mapToLong(frames::number).toArray())
        .containsExactly(1, 1, 1, 251, 251, 251, 251, 251, 501, 501, 501, 501, 501, 751, 751, 751, 751, 751, 751, 751);
  }

  @Test
  void partBeyondTheEndShowsTheLastFrame() {
    assertThat(frames(10, 51, 100_000, KEYS).number(50)).isEqualTo(1000);
  }
}
