package org.clipwright.plugin.effects.picture.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Optional;
import org.clipwright.sdk.effect.Fidelity;
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

  @Test
  void inTheOriginalColoursBrighterThanTheirAlphaStartAgainAtBlack() {
    FakeParameters brighter = initial().with("contrast", 0).with("brightness", 0.2);
    int tooBright = Pixel.of(140, 60, 30, 110);
    assertThat(plain(FakeEffectSetup.of(brighter).withFidelity(Fidelity.ORIGINAL), tooBright))
        .isEqualTo(Pixel.of(51, 81, 51, 110));
    assertThat(plain(brighter, tooBright)).isEqualTo(Pixel.of(110, 81, 51, 110));
  }

  /** 0.3 of 255 is 76.5: newer engines take 76 away, the old one cuts what is left. */
  @Test
  void whatIsAddedIsCutToAWholeNumber() {
    FakeParameters darker = initial().with("contrast", 0).with("brightness", -0.3);
    int grey = Pixel.opaque(100, 100, 100);

    assertThat(Pixel.red(plain(darker, grey))).isEqualTo(24);
    assertThat(Pixel.red(plain(FakeEffectSetup.of(darker).withFidelity(Fidelity.ORIGINAL), grey))).isEqualTo(24);
    assertThat(Pixel.red(plain(FakeEffectSetup.of(darker).withFidelity(Fidelity.ORIGINAL_0_5), grey))).isEqualTo(23);
  }

  private int plain(FakeParameters values, int pixel) {
    return plain(FakeEffectSetup.of(values), pixel);
  }

  private int plain(FakeEffectSetup setup, int pixel) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = TestFrames.plain(arena, 4, 4, pixel);
      return PictureRun.once(arena, effect(), setup, source).pixel(5);
    }
  }
}
