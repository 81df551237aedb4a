package org.clipwright.plugin.effects.picture.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.clipwright.plugin.effects.picture.outline.SquareRun;
import org.clipwright.sdk.effect.Fidelity;
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
    int[] pixels = SquareRun.square(effect(), clean().with("bleed", 1), Pixel.opaque(255, 0, 0));
    int middle = SquareRun.at(pixels, 30, 30);
    assertThat(Pixel.red(middle)).isBetween(180, 220);
    assertThat(Pixel.green(middle)).isBetween(15, 40);
    assertThat(Pixel.red(SquareRun.at(pixels, 21, 30))).isLessThan(Pixel.red(middle));
  }

  @Test
  void noiseDiffersBySeedAndStaysForTheSame() {
    FakeParameters noisy = clean().with("noise", 1);
    int[] pixels = SquareRun.square(effect(), noisy, Pixel.opaque(128, 128, 128));
    assertThat(SquareRun.square(effect(), noisy, Pixel.opaque(128, 128, 128))).containsExactly(pixels);
    assertThat(SquareRun.square(effect(), noisy.with("seed_offset", 5), Pixel.opaque(128, 128, 128)))
        .isNotEqualTo(pixels);
    assertThat(Arrays.stream(pixels).filter(pixel -> pixel != 0).map(Pixel::red).average().orElseThrow())
        .isBetween(115.0, 150.0);
  }

  @Test
  void theStripeSpoilsTheBottomOnly() {
    int grey = Pixel.opaque(100, 100, 100);
    int[] pixels = SquareRun.square(effect(), clean().with("stripe", 1), grey);
    for (int y = SquareRun.SQUARE; y < 2 * SquareRun.SQUARE; y++) {
      assertThat(Pixel.red(SquareRun.at(pixels, 30, y))).isBetween(99, 100);
    }
  }

  /** Values of the published FNV-1a test kind, worked out apart from this code. */
  @Test
  void noiseComesFromTheEffectsIdItsOffsetAndThePlace() {
    TapeNoise noise = TapeNoise.of("E1", 7);
    assertThat(noise.seed()).isEqualTo(0x03CBE6A4);
    assertThat(noise.share(1, 2, 3)).isCloseTo(0.85317f, within(0.00001f));
    assertThat(TapeNoise.of("TAPE", 0).seed()).isEqualTo(0xAFCB8385);
  }

  @Test
  void redStaysRedUnlessTheOriginalIsAskedFor() {
    int red = Pixel.opaque(255, 0, 0);
    FakeParameters blurred = clean().with("softness", 0.1);
    int right = SquareRun.at(SquareRun.square(effect(), blurred, red), 30, 30);
    assertThat(Pixel.red(right)).isGreaterThan(250);
    FakeParameters bleeding = clean().with("bleed", 1);
    int original = SquareRun.at(SquareRun.square(effect(), bleeding, red, Fidelity.ORIGINAL), 30, 30);
    int correct = SquareRun.at(SquareRun.square(effect(), bleeding, red, Fidelity.CORRECT), 30, 30);
    assertThat(original).isNotEqualTo(correct);
  }
}
