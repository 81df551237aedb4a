package org.clipwright.plugin.effects.picture.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Optional;
import org.clipwright.plugin.effects.picture.outline.SquareRun;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;

class ColorShiftTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new ColorShift();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial());
  }

  @Test
  void eachChannelMovesByItself() {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, 4, 4);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, Pixel.opaque(i, i, i));
      }
      FakeParameters values = initial().with("red_x", 0.25).with("blue_y", -0.25);
      Frame moved = PictureRun.once(arena, effect(), FakeEffectSetup.of(values), source);
      assertThat(moved.pixel(5)).isEqualTo(Pixel.opaque(4, 5, 9));
      assertThat(moved.pixel(12)).isEqualTo(Pixel.opaque(15, 12, 0));
    }
  }

  @Test
  void coloursThatLeaveTheirAlphaShineInTheOriginalOnly() {
    FakeParameters moved = initial().with("alpha_x", 0.5);
    int color = Pixel.opaque(90, 80, 70);
    assertThat(SquareRun.at(SquareRun.square(effect(), moved, color), 25, 25)).isZero();
    assertThat(SquareRun.at(SquareRun.square(effect(), moved, color, Fidelity.ORIGINAL), 25, 25))
        .isEqualTo(color & 0xFFFFFF);
  }
}
