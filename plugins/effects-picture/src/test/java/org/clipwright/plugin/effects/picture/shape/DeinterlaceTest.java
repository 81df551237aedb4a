package org.clipwright.plugin.effects.picture.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;

class DeinterlaceTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Deinterlace();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Test
  void oddRowsAreShownTwice() {
    assertThat(rows(initial())).containsExactly(1, 1, 3, 3, 5, 5);
  }

  @Test
  void evenRowsAreShownTwice() {
    assertThat(rows(initial().with("isOdd", 0))).containsExactly(0, 0, 2, 2, 4, 4);
  }

  private int[] rows(FakeParameters values) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, 1, 6);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, Pixel.opaque(i, 0, 0));
      }
      Frame result = PictureRun.once(arena, effect(), FakeEffectSetup.of(values), source);
      return java.util.stream.IntStream.range(0, 6).map(i -> Pixel.red(result.pixel(i))).toArray();
    }
  }
}
