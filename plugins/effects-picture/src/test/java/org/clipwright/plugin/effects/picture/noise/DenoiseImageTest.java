package org.clipwright.plugin.effects.picture.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.clipwright.sdk.testkit.TestFrames;
import org.junit.jupiter.api.Test;

class DenoiseImageTest extends PictureEffectContract {

  private static final int SIZE = 64;

  @Override
  protected PictureEffect effect() {
    return new DenoiseImage();
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("strength", 0));
  }

  @Override
  protected List<FakeParameters> variations() {
    return List.of(initial().with("strength", 1).with("detail", 0), initial().withText("response_curve", ""));
  }

  @Test
  void mostOfTheNoiseGoesAndTheMeanStays() {
    try (Arena arena = Arena.ofConfined()) {
      Frame noisy = noisy(arena, 1);
      Frame clean = PictureRun.once(arena, effect(), FakeEffectSetup.of(initial()), noisy);
      assertThat(roughness(noisy)).isGreaterThan(8);
      assertThat(roughness(clean)).isLessThan(roughness(noisy) / 3);
      assertThat(mean(clean)).isBetween(mean(noisy) - 1, mean(noisy) + 1);
    }
  }

  @Test
  void strongEdgesStayAndMoreDetailKeepsMore() {
    try (Arena arena = Arena.ofConfined()) {
      Frame edge = Frame.allocate(arena, SIZE, SIZE);
      for (int i = 0; i < edge.size(); i++) {
        edge.pixel(i, i % SIZE < SIZE / 2 ? Pixel.opaque(20, 20, 20) : Pixel.opaque(220, 220, 220));
      }
      assertThat(step(arena, edge, 0.5)).isGreaterThan(110);
      assertThat(step(arena, edge, 1)).isGreaterThan(step(arena, edge, 0));
    }
  }

  @Test
  void whatHardlyMovedLeansTowardsTheFrameBefore() {
    assertThat(second(60, 6, 7, 66)).isBetween(61, 65);
    assertThat(second(160, 6, 7, 66)).isEqualTo(66);
  }

  @Test
  void onlyTheFrameRightBeforeCounts() {
    assertThat(second(60, 5, 7, 66)).isEqualTo(66);
    assertThat(second(60, 7, 7, 66)).isEqualTo(66);
  }

  /** The grey of the frame that comes second out of one filter, both being plain. */
  private int second(int before, long numberBefore, long number, int grey) {
    FakeEffectSetup setup =
        FakeEffectSetup.of(initial().with("temporal", 1).with("detail", 0).with("motion_safety", 0));
    try (Arena arena = Arena.ofConfined(); PictureFilter filter = effect().open(setup)) {
      PictureRun run = new PictureRun(filter, setup, Map.of(), 9);
      run.apply(arena, TestFrames.plain(arena, SIZE, SIZE, Pixel.opaque(before, before, before)), numberBefore);
      Frame result = run.apply(arena, TestFrames.plain(arena, SIZE, SIZE, Pixel.opaque(grey, grey, grey)), number);
      return Pixel.red(result.pixel(SIZE));
    }
  }

  private int step(Arena arena, Frame edge, double detail) {
    Frame clean = PictureRun.once(arena, effect(), FakeEffectSetup.of(initial().with("detail", detail)), edge);
    int row = SIZE / 2 * SIZE;
    return Pixel.red(clean.pixel(row + SIZE / 2)) - Pixel.red(clean.pixel(row + SIZE / 2 - 1));
  }

  private static Frame noisy(Arena arena, long seed) {
    Random random = new Random(seed);
    Frame frame = Frame.allocate(arena, SIZE, SIZE);
    for (int i = 0; i < frame.size(); i++) {
      int grey = 60 + (int) Math.clamp(10 * random.nextGaussian(), -40, 40);
      frame.pixel(i, Pixel.opaque(grey, grey, grey));
    }
    return frame;
  }

  private static double mean(Frame frame) {
    return IntStream.range(0, frame.size()).map(i -> Pixel.red(frame.pixel(i))).average().orElseThrow();
  }

  private static double roughness(Frame frame) {
    double mean = mean(frame);
    return Math.sqrt(IntStream.range(0, frame.size()).mapToDouble(i -> Math.pow(Pixel.red(frame.pixel(i)) - mean, 2))
        .average().orElseThrow());
  }
}
