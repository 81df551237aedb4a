package org.clipwright.plugin.effects.picture.color;

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

class NegateTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Negate();
  }

  @Test
  void givesTheOppositeOfEveryColour() {
    assertThat(plain(initial(), Pixel.opaque(255, 10, 128))).isEqualTo(Pixel.opaque(0, 245, 127));
  }

  @Test
  void keepsWhatIsNotToBeSeen() {
    assertThat(plain(initial(), Pixel.of(40, 0, 60, 60))).isEqualTo(Pixel.of(20, 60, 0, 60));
    assertThat(plain(initial(), 0)).isZero();
  }

  private int plain(FakeParameters values, int pixel) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = TestFrames.plain(arena, 4, 4, pixel);
      return PictureRun.once(arena, effect(), FakeEffectSetup.of(values), source).pixel(5);
    }
  }
}
