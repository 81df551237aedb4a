package org.clipwright.render.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import org.clipwright.render.frame.MaskBlending.Direction;
import org.clipwright.render.frame.MaskBlending.Shares;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.junit.jupiter.api.Test;

/** Tests what a mask leaves of an effect. */
class MaskBlendingTest {

  private static final int OLD = Pixel.opaque(200, 100, 0);
  private static final int NEW = Pixel.of(0, 100, 100, 100);

  private static int blended(MaskBlending blending, int mask) {
    try (Arena arena = Arena.ofConfined()) {
      Frame before = pixel(arena, OLD);
      Frame after = pixel(arena, NEW);
      blending.apply(before, pixel(arena, mask), after, new Rows(0, 1));
      return after.pixel(0);
    }
  }

  private static Frame pixel(Arena arena, int pixel) {
    Frame frame = Frame.allocate(arena, 1, 1);
    frame.pixel(0, pixel);
    return frame;
  }

  private static int grey(int value) {
    return Pixel.opaque(value, value, value);
  }

  @Test
  void whiteShowsTheEffectAndBlackOrNothingHidesIt() {
    MaskBlending plain = new MaskBlending(Shares.PLAIN, Direction.BRIGHT, 0);

    assertThat(blended(plain, grey(255))).isEqualTo(NEW);
    assertThat(blended(plain, grey(0))).isEqualTo(OLD);
    assertThat(blended(plain, 0)).isEqualTo(OLD);
    assertThat(blended(plain, grey(51))).isEqualTo(Pixel.of(160, 100, 20, 224));
  }

  @Test
  void invertedMaskShowsTheEffectWhereItIsDark() {
    assertThat(blended(new MaskBlending(Shares.PLAIN, Direction.INVERTED, 0), grey(0))).isEqualTo(NEW);
  }

  @Test
  void squaredSharesKeepTheAlphaOfThePictureBefore() {
    MaskBlending squared = new MaskBlending(Shares.SQUARED, Direction.BRIGHT, 0);

    assertThat(blended(squared, grey(255)) >>> 24).isEqualTo(255);
    assertThat(Pixel.red(blended(squared, grey(128)))).isEqualTo(149);
  }
}
