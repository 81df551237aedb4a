package org.clipwright.plugin.effects.picture.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import org.clipwright.sdk.media.Pixel;
import org.junit.jupiter.api.Test;

class StraightPixelTest {

  @Test
  void premultiplyingTakesBackWhatStraighteningDid() {
    for (int alpha = 0; alpha < 256; alpha++) {
      for (int value = 0; value <= alpha; value++) {
        int pixel = Pixel.of(value, alpha - value, alpha, alpha);
        int straight = StraightPixel.of(pixel);
        assertThat(
            StraightPixel.premultiplied(Pixel.red(straight), Pixel.green(straight), Pixel.blue(straight), alpha))
            .isEqualTo(pixel);
      }
    }
  }

  @Test
  void sharesAreRoundedProducts() {
    for (int i = 0; i < 1 << 16; i++) {
      int a = i & 0xFF;
      int b = i >> 8;
      assertThat(StraightPixel.share(a, b)).isEqualTo((int) Math.round(a * b / 255.0));
    }
  }
}
