package org.clipwright.plugin.effects.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Optional;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.clipwright.sdk.testkit.TestFrames;
import org.junit.jupiter.api.Test;

class BrightnessTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Brightness();
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("contrast", 0));
  }

  @Test
  void oneMakesWhiteAndMinusOneBlack() {
    assertThat(plain(initial().with("brightness", 1), Pixel.opaque(9, 90, 200))).isEqualTo(Pixel.opaque(255, 255, 255));
    assertThat(plain(initial().with("brightness", -1), Pixel.opaque(9, 90, 200))).isEqualTo(Pixel.opaque(0, 0, 0));
  }

  @Test
  void theContrastOfANewEffectAlreadyShows() {
    assertThat(plain(initial(), Pixel.opaque(28, 128, 228))).isEqualTo(Pixel.opaque(25, 128, 230));
  }

  @Test
  void contrastSpreadsStraightColours() {
    FakeParameters strong = initial().with("contrast", 128);
    assertThat(plain(strong, Pixel.of(50, 50, 50, 100))).isEqualTo(Pixel.of(49, 49, 49, 100));
  }

  private int plain(FakeParameters values, int pixel) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = TestFrames.plain(arena, 4, 4, pixel);
      return PictureRun.once(arena, effect(), FakeEffectSetup.of(values), source).pixel(5);
    }
  }
}
