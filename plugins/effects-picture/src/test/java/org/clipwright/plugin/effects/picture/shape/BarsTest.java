package org.clipwright.plugin.effects.picture.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Optional;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.clipwright.sdk.testkit.TestFrames;
import org.junit.jupiter.api.Test;

class BarsTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Bars();
  }

  private static final int INSIDE = Pixel.opaque(1, 2, 3);
  private static final int BAR = Pixel.opaque(250, 240, 230);

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("top", 0).with("bottom", 0));
  }

  @Test
  void coverTheirShareOfEachSide() {
    assertThat(picture(Fidelity.CORRECT)).containsExactly("####", "#..#", "#..#", "####");
  }

  @Test
  void oneRowMoreAtTheTopLikeTheOriginalWhenAskedTo() {
    assertThat(picture(Fidelity.ORIGINAL)).containsExactly("####", "####", "#..#", "####");
  }

  private String[] picture(Fidelity fidelity) {
    FakeParameters values =
        initial()
            .with("top", 0.25)
            .with("bottom", 0.49)
            .with("left", 0.3)
            .with("right", 0.25)
            .withColor("color", Color.of(250, 240, 230));
    try (Arena arena = Arena.ofConfined()) {
      Frame source = TestFrames.plain(arena, 4, 4, INSIDE);
      Frame result =
          PictureRun.once(arena, effect(), FakeEffectSetup.of(values).withFidelity(fidelity), source);
      String[] rows = {"", "", "", ""};
      for (int i = 0; i < result.size(); i++) {
        rows[i / 4] += result.pixel(i) == BAR ? "#" : ".";
      }
      return rows;
    }
  }
}
