package org.clipwright.plugin.effects.picture.color;

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

class HueTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Hue();
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial());
  }

  @Test
  void aThirdOfATurnMakesGreenOfRed() {
    int pixel = plain(initial().with("hue", 1 / 3.0), Pixel.opaque(200, 0, 0));
    assertThat(Pixel.green(pixel)).isBetween(199, 200);
    assertThat(Pixel.red(pixel)).isLessThan(2);
    assertThat(Pixel.blue(pixel)).isLessThan(2);
  }

  @Test
  void greyHasNoHueToTurn() {
    int pixel = plain(initial().with("hue", 0.4), Pixel.opaque(90, 90, 90));
    assertThat(Pixel.red(pixel)).isBetween(89, 91);
  }

  private int plain(FakeParameters values, int pixel) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = TestFrames.plain(arena, 4, 4, pixel);
      return PictureRun.once(arena, effect(), FakeEffectSetup.of(values), source).pixel(5);
    }
  }
}
