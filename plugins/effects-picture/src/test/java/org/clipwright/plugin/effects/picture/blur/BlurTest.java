package org.clipwright.plugin.effects.picture.blur;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.clipwright.sdk.testkit.TestFrames;
import org.junit.jupiter.api.Test;

class BlurTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Blur();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(radii(0.9, 0));
  }

  @Override
  protected List<FakeParameters> variations() {
    return List.of(radii(1, 0), radii(0, 2), radii(40, 25).with("iterations", 1));
  }

  private FakeParameters radii(double across, double down) {
    return initial().with("horizontal_radius", across).with("vertical_radius", down);
  }

  @Test
  void pixelBecomesTheMeanOfItsNeighboursWithTheEdgeGoingOn() {
    FakeParameters once = radii(1, 0).with("iterations", 1);
    assertThat(reds(once, Fidelity.CORRECT, 90, 0, 0, 0, 30)).containsExactly(60, 30, 0, 10, 20);
  }

  @Test
  void version05OfTheOriginalLosesAnOddLastPass() {
    FakeParameters once = radii(1, 0).with("iterations", 1);
    FakeParameters twice = once.with("iterations", 2);
    FakeParameters thrice = once.with("iterations", 3);
    assertThat(reds(once, Fidelity.ORIGINAL_0_5, 90, 0, 0)).containsExactly(90, 0, 0);
    assertThat(reds(thrice, Fidelity.ORIGINAL_0_5, 90, 0, 0)).isEqualTo(reds(twice, Fidelity.CORRECT, 90, 0, 0));
    assertThat(reds(thrice, Fidelity.CORRECT, 90, 0, 0)).isNotEqualTo(reds(twice, Fidelity.CORRECT, 90, 0, 0));
    assertThat(reds(once, Fidelity.ORIGINAL, 90, 0, 0)).isEqualTo(reds(once, Fidelity.CORRECT, 90, 0, 0));
  }

  @Test
  void onlyWhatLiesWithinTheMarginsIsBlurredWithItsOwnEdgeGoingOn() {
    FakeParameters once = radii(1, 0).with("iterations", 1).with("left", 0.4);
    assertThat(reds(once, Fidelity.CORRECT, 90, 60, 0, 0, 30)).containsExactly(90, 60, 0, 10, 20);
  }

  @Test
  void marginsThatCrossLeaveNothingOrTheOriginalsBandBetweenThem() {
    FakeParameters crossed = radii(1, 0).with("iterations", 1).with("left", 0.8).with("right", 0.8);
    assertThat(reds(crossed, Fidelity.CORRECT, 90, 60, 0, 0, 30)).containsExactly(90, 60, 0, 0, 30);
    assertThat(reds(crossed, Fidelity.ORIGINAL, 90, 60, 0, 0, 30))
        .isNotEqualTo(reds(crossed, Fidelity.CORRECT, 90, 60, 0, 0, 30));
  }

  @Test
  void columnsAreBlurredLikeRows() {
    try (Arena arena = Arena.ofConfined()) {
      Frame picture = TestFrames.translucentNoise(arena, 19, 13, 3);
      Frame down = blurred(arena, radii(0, 4).with("iterations", 1), picture);
      Frame across = blurred(arena, radii(4, 0).with("iterations", 1), turned(arena, picture));
      assertThat(down.pixels().mismatch(turned(arena, across).pixels())).isEqualTo(-1);
    }
  }

  @Test
  void meansAreThoseOfThePixelsInReach() {
    try (Arena arena = Arena.ofConfined()) {
      Frame picture = TestFrames.translucentNoise(arena, 9, 1, 4);
      for (int radius : new int[] {1, 3, 8, 9, 30}) {
        Frame blurred = blurred(arena, radii(radius, 0).with("iterations", 1), picture);
        for (int x = 0; x < 9; x++) {
          int center = x;
          double alpha =
              IntStream.rangeClosed(-radius, radius)
                  .map(step -> Pixel.alpha(picture.pixel(Math.clamp(center + step, 0, 8))))
                  .average()
                  .orElseThrow();
          assertThat(Pixel.alpha(blurred.pixel(x))).isEqualTo((int) Math.round(alpha));
        }
      }
    }
  }

  private Frame blurred(Arena arena, FakeParameters values, Frame picture) {
    return PictureRun.once(arena, effect(), FakeEffectSetup.of(values), picture);
  }

  private static Frame turned(Arena arena, Frame frame) {
    Frame turned = Frame.allocate(arena, frame.height(), frame.width());
    for (int i = 0; i < frame.size(); i++) {
      turned.pixel(i % frame.width() * frame.height() + i / frame.width(), frame.pixel(i));
    }
    return turned;
  }

  private List<Integer> reds(FakeParameters values, Fidelity fidelity, int... reds) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, reds.length, 1);
      for (int i = 0; i < reds.length; i++) {
        source.pixel(i, Pixel.opaque(reds[i], 0, 0));
      }
      FakeEffectSetup setup = FakeEffectSetup.of(values).withFidelity(fidelity);
      Frame blurred = PictureRun.once(arena, effect(), setup, source);
      return IntStream.range(0, reds.length).mapToObj(i -> Pixel.red(blurred.pixel(i))).toList();
    }
  }
}
