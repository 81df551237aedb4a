package org.clipwright.render.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.junit.jupiter.api.Test;

/** Tests round corners. */
class RoundedCornersTest {

  private static Frame white(Arena arena, int width, int height) {
    Frame frame = Frame.allocate(arena, width, height);
    for (int i = 0; i < frame.size(); i++) {
      frame.pixel(i, Pixel.opaque(255, 255, 255));
    }
    return frame;
  }

  @Test
  void halfOfASquareMakesACircle() {
    try (Arena arena = Arena.ofConfined()) {
      Frame frame = white(arena, 40, 40);
      RoundedCorners.cut(frame, 0.5);

      assertThat(frame.pixel(0)).isZero();
      assertThat(frame.pixel(40 * 40 - 1)).isZero();
      assertThat(frame.pixel(20 * 40 + 20)).isEqualTo(Pixel.opaque(255, 255, 255));
      assertThat(frame.pixel(20 * 40) >>> 24).isGreaterThan(200);
      long covered = 0;
      for (int i = 0; i < frame.size(); i++) {
        covered += frame.pixel(i) >>> 24;
      }
      assertThat(covered / 255.0).isBetween(Math.PI * 400 * 0.99, Math.PI * 400 * 1.01);
    }
  }

  @Test
  void radiusIsAShareOfTheShorterSide() {
    try (Arena arena = Arena.ofConfined()) {
      Frame frame = white(arena, 80, 20);
      RoundedCorners.cut(frame, 0.5);

      assertThat(frame.pixel(10) >>> 24).isEqualTo(255);
      assertThat(frame.pixel(0)).isZero();
    }
  }
}
