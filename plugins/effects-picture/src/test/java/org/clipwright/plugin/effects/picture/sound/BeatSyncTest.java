package org.clipwright.plugin.effects.picture.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.clipwright.sdk.testkit.TestBlocks;
import org.junit.jupiter.api.Test;

class BeatSyncTest extends PictureEffectContract {

  private static final int BLACK = Pixel.opaque(0, 0, 0);
  private static final int WHITE = Pixel.opaque(255, 255, 255);

  @Override
  protected PictureEffect effect() {
    return new BeatSync();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected FakeEffectSetup setup(FakeParameters values) {
    return FakeEffectSetup.of(values).withSound(frame -> TestBlocks.noise(2, 1600, 48_000, frame));
  }

  @Override
  protected List<FakeParameters> variations() {
    return List.of(initial().with("invert", 1).with("decay_ms", 2000), initial().with("frequency_high", 0.3));
  }

  private int color(FakeParameters values, LongFunction<AudioBlock> sound, long number) {
    FakeEffectSetup setup = FakeEffectSetup.of(values).withSound(sound);
    try (Arena arena = Arena.ofConfined(); PictureFilter filter = effect().open(setup)) {
      Frame source = Frame.allocate(arena, 2, 2);
      return new PictureRun(filter, setup, Map.of(), PictureRun.ALL_ROWS).apply(arena, source, number).pixel(3);
    }
  }

  private static AudioBlock loudOnlyAt(long loud, long frame) {
    return frame == loud ? TestBlocks.noise(2, 1600, 48_000, frame) : TestBlocks.silence(2, 1600, 48_000);
  }

  @Test
  void silenceIsTheLowColorAndNoiseTheHighOne() {
    assertThat(color(initial(), frame -> loudOnlyAt(0, frame), 5)).isEqualTo(BLACK);
    assertThat(Pixel.red(color(initial(), frame -> loudOnlyAt(5, frame), 5))).isGreaterThan(200);
    assertThat(color(initial().with("invert", 1), frame -> loudOnlyAt(0, frame), 5)).isEqualTo(WHITE);
  }

  @Test
  void beatFallsWithItsDecayWhereverRenderingBegins() {
    int atOnce = Pixel.red(color(initial(), frame -> loudOnlyAt(5, frame), 5));
    int later = Pixel.red(color(initial(), frame -> loudOnlyAt(5, frame), 8));
    int muchLater = Pixel.red(color(initial(), frame -> loudOnlyAt(5, frame), 60));

    assertThat(later).isBetween(1, atOnce - 1);
    assertThat(muchLater).isZero();
  }
}
