package org.clipwright.plugin.effects.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.clipwright.sdk.testkit.TestFrames;
import org.junit.jupiter.api.Test;

class SaturationTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Saturation();
  }

  @Test
  void noneLeavesGrey() {
    int grey = plain(initial().with("saturation", 0), Pixel.opaque(200, 100, 50));
    assertThat(Pixel.red(grey)).isEqualTo(Pixel.green(grey)).isEqualTo(Pixel.blue(grey));
    assertThat(Pixel.red(grey)).isEqualTo((int) Math.sqrt(.299 * 200 * 200 + .587 * 100 * 100 + .114 * 50 * 50));
  }

  @Test
  void moreSpreadsColoursAwayFromGrey() {
    int strong = plain(initial().with("saturation", 2), Pixel.opaque(200, 100, 50));
    assertThat(Pixel.red(strong)).isGreaterThan(200);
    assertThat(Pixel.blue(strong)).isLessThan(50);
  }

  @Test
  void greyStaysGrey() {
    int grey = plain(initial().with("saturation", 3), Pixel.opaque(90, 90, 90));
    assertThat(Pixel.red(grey)).isBetween(88, 90).isEqualTo(Pixel.green(grey)).isEqualTo(Pixel.blue(grey));
  }

  @Test
  void oneChannelCanBeTakenOutByItself() {
    int pixel = plain(initial().with("saturation_R", 0), Pixel.opaque(200, 0, 0));
    assertThat(Pixel.red(pixel)).isEqualTo(Pixel.green(pixel)).isEqualTo(Pixel.blue(pixel)).isEqualTo(109);
  }

  private int plain(FakeParameters values, int pixel) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = TestFrames.plain(arena, 4, 4, pixel);
      return PictureRun.once(arena, effect(), FakeEffectSetup.of(values), source).pixel(5);
    }
  }
}
