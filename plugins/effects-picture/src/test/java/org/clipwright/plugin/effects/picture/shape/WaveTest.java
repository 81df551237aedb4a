package org.clipwright.plugin.effects.picture.shape;

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
import org.junit.jupiter.api.Test;

class WaveTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Wave();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("amplitude", 0));
  }

  @Test
  void rowsMoveByTheSineOfTheirNumberAndTime() {
    FakeParameters values =
        initial().with("wavelength", Math.PI / 2).with("amplitude", 0.1).with("multiplier", 0.2).with("speed_y", 0);
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, 8, 3);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, Pixel.opaque(i, 0, 0));
      }
      Frame waved = PictureRun.once(arena, effect(), FakeEffectSetup.of(values), source);
      assertThat(waved.pixel(3)).isEqualTo(Pixel.opaque(3, 0, 0));
      assertThat(waved.pixel(8 + 3)).isEqualTo(Pixel.opaque(8 + 5, 0, 0));
      assertThat(waved.pixel(2 * 8 + 3)).isEqualTo(Pixel.opaque(2 * 8 + 3, 0, 0));
    }
  }

  @Test
  void whatWouldComeFromBeforeThePictureIsItsFirstPixelAndFromBehindItsLast() {
    FakeParameters far = initial().with("amplitude", 1).with("multiplier", 1).with("speed_y", 0);
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, 8, 3);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, Pixel.opaque(i, 0, 0));
      }
      Frame before = PictureRun.once(arena, effect(), FakeEffectSetup.of(far.with("shift_x", -5)), source);
      Frame behind = PictureRun.once(arena, effect(), FakeEffectSetup.of(far.with("shift_x", 5)), source);
      for (int i = 0; i < source.size(); i++) {
        assertThat(before.pixel(i)).isEqualTo(source.pixel(0));
        assertThat(behind.pixel(i)).isEqualTo(source.pixel(23));
      }
    }
  }
}
