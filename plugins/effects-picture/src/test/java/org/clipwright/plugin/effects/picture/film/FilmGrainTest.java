package org.clipwright.plugin.effects.picture.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;

class FilmGrainTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new FilmGrain();
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("amount", 0));
  }

  @Test
  void grainChangesBrightnessBothWaysAndNotTheMean() {
    int[] values = reds(initial().with("amount", 1), 128, 3);
    assertThat(IntStream.of(values).min().orElseThrow()).isLessThan(118);
    assertThat(IntStream.of(values).max().orElseThrow()).isGreaterThan(138);
    assertThat(IntStream.of(values).average().orElseThrow()).isBetween(126.0, 130.0);
  }

  @Test
  void tonesTakeAsMuchGrainAsTheyAreGiven() {
    FakeParameters values = initial().with("amount", 1).with("highlights", 0).with("midtones", 0);
    assertThat(reds(values, 255, 1)).containsOnly(255);
    assertThat(reds(values, 40, 1)).contains(50);
  }

  @Test
  void grainStaysWithoutEvolutionAndMovesWithIt() {
    FakeParameters still = initial().with("evolution", 0);
    assertThat(reds(still, 128, 1)).isEqualTo(reds(still, 128, 2));
    assertThat(reds(initial(), 128, 1)).isNotEqualTo(reds(initial(), 128, 2));
    assertThat(reds(initial(), 128, 1)).isNotEqualTo(reds(initial().with("seed", 2), 128, 1));
  }

  private int[] reds(FakeParameters values, int grey, long number) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, 64, 64);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, Pixel.opaque(grey, grey, grey));
      }
      FakeEffectSetup setup = FakeEffectSetup.of(values);
      try (PictureFilter filter = effect().open(setup)) {
        Frame result = new PictureRun(filter, setup, Map.of(), PictureRun.ALL_ROWS).apply(arena, source, number);
        return IntStream.range(0, result.size()).map(i -> Pixel.red(result.pixel(i))).toArray();
      }
    }
  }
}
