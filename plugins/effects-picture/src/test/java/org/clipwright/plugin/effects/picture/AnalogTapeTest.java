package org.clipwright.plugin.effects.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.junit.jupiter.api.Test;

class AnalogTapeTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new AnalogTape();
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(clean());
  }

  private FakeParameters clean() {
    FakeParameters values = initial();
    for (String parameter : new String[] {"noise", "bleed", "softness", "static_bands", "stripe", "tracking"}) {
      values = values.with(parameter, 0);
    }
    return values;
  }

  @Test
  void bleedingColoursLoseStrengthAndCrossEdges() {
    int[] pixels = Shapes.square(effect(), clean().with("bleed", 1), Pixel.opaque(255, 0, 0));
    int middle = Shapes.at(pixels, 30, 30);
    assertThat(Pixel.red(middle)).isBetween(180, 220);
    assertThat(Pixel.green(middle)).isBetween(15, 40);
    assertThat(Pixel.red(Shapes.at(pixels, 21, 30))).isLessThan(Pixel.red(middle));
  }

  @Test
  void noiseDiffersBySeedAndStaysForTheSame() {
    FakeParameters noisy = clean().with("noise", 1);
    int[] pixels = Shapes.square(effect(), noisy, Pixel.opaque(128, 128, 128));
    assertThat(Shapes.square(effect(), noisy, Pixel.opaque(128, 128, 128))).containsExactly(pixels);
    assertThat(Shapes.square(effect(), noisy.with("seed_offset", 5), Pixel.opaque(128, 128, 128))).isNotEqualTo(pixels);
    assertThat(Arrays.stream(pixels).filter(pixel -> pixel != 0).map(Pixel::red).average().orElseThrow()).isBetween(115.0, 150.0);
  }

  @Test
  void theStripeSpoilsTheBottomOnly() {
    int grey = Pixel.opaque(100, 100, 100);
    int[] pixels = Shapes.square(effect(), clean().with("stripe", 1), grey);
    for (int y = Shapes.SQUARE; y < 2 * Shapes.SQUARE; y++) {
      assertThat(Shapes.at(pixels, 30, y)).isEqualTo(grey);
    }
  }
}
