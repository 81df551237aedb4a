package org.clipwright.render.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.timeline.BlendMode;
import org.junit.jupiter.api.Test;

class BlendingTest {

  @Test
  void blendingOntoNothingKeepsPixelsInEveryModeOfLayers() {
    int translucent = Pixel.of(51, 27, 14, 51);
    assertThat(Arrays.stream(BlendMode.values()).filter(mode -> mode.compareTo(BlendMode.PLUS) > 0))
        .isNotEmpty()
        .allSatisfy(mode -> assertThat(Blending.blend(mode, translucent, 0, 255)).as(mode.name())
            .isEqualTo(translucent));
  }

  @Test
  void whatLiesBelowTransparentPixelsStays() {
    int below = Pixel.of(9, 8, 7, 100);
    assertThat(Arrays.stream(BlendMode.values()).filter(mode -> mode.compareTo(BlendMode.PLUS) > 0))
        .allSatisfy(mode -> assertThat(Blending.blend(mode, 0, below, 255)).as(mode.name()).isEqualTo(below));
  }

  @Test
  void exclusionCutsWhatBothHave() {
    assertThat(Blending.blend(BlendMode.EXCLUSION, Pixel.opaque(194, 119, 255), Pixel.opaque(255, 62, 255), 255))
        .isEqualTo(Pixel.opaque(63, 124, 2));
  }

  @Test
  void coloursBrighterThanTheirAlphaOverflow() {
    assertThat(Blending.blend(BlendMode.LIGHTEN, Pixel.of(200, 0, 0, 10), Pixel.opaque(100, 0, 0), 255))
        .isEqualTo(Pixel.opaque(40, 0, 0));
  }
}
