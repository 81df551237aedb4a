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

class ShiftTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Shift();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("x", 1).with("y", -2));
  }

  @Test
  void whatLeavesOnTheRightComesInOnTheLeft() {
    assertThat(moved(initial().with("x", 0.25), 9)).isEqualTo(8);
    assertThat(moved(initial().with("x", 0.25), 8)).isEqualTo(11);
    assertThat(moved(initial().with("x", -0.25), 8)).isEqualTo(9);
  }

  @Test
  void whatLeavesAtTheBottomComesInAtTheTop() {
    assertThat(moved(initial().with("y", 0.5), 1)).isEqualTo(9);
  }

  /** The number of the pixel that a place of a picture of 4 by 4 shows. */
  private int moved(FakeParameters values, int place) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, 4, 4);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, Pixel.opaque(i, 0, 0));
      }
      return Pixel.red(PictureRun.once(arena, effect(), FakeEffectSetup.of(values), source).pixel(place));
    }
  }
}
