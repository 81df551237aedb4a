package org.clipwright.plugin.effects.picture.sphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;

class SphericalProjectionTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new SphericalProjection();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected List<FakeParameters> variations() {
    List<FakeParameters> all = new ArrayList<>();
    for (int model = 0; model < 5; model++) {
      all.add(initial().with("input_model", model).with("projection_mode", model + 1).with("interpolation", model % 4)
          .with("yaw", 30).with("pitch", -20).with("roll", 10));
    }
    return all;
  }

  @Test
  void theMiddleOfTheViewIsTheMiddleOfThePanorama() {
    assertThat(middle(initial())).isCloseTo(180, within(2));
  }

  @Test
  void yawLooksToTheRight() {
    assertThat(middle(initial().with("yaw", 45))).isCloseTo(225, within(2));
    assertThat(middle(initial().with("yaw", -90))).isCloseTo(90, within(2));
  }

  @Test
  void invertedViewsLookBack() {
    assertThat(middle(initial().with("invert", 1).with("yaw", 20))).isCloseTo(20, within(2));
  }

  @Test
  void aViewThatTurnsAfterAWhileShowsWhatANewOneWould() {
    FakeParameters values = initial().animated("yaw", frame -> frame < 3 ? 20 : -60);
    FakeEffectSetup setup = FakeEffectSetup.of(values);
    try (Arena arena = Arena.ofConfined(); PictureFilter kept = effect().open(setup)) {
      PictureRun run = new PictureRun(kept, setup, Map.of(), PictureRun.ALL_ROWS);
      for (int frame = 1; frame <= 4; frame++) {
        try (PictureFilter fresh = effect().open(setup)) {
          Frame expected = new PictureRun(fresh, setup, Map.of(), PictureRun.ALL_ROWS).apply(arena, panorama(arena),
              frame);
          assertThat(run.apply(arena, panorama(arena), frame).pixels().mismatch(expected.pixels())).isEqualTo(-1);
        }
      }
    }
  }

  @Test
  void outsideTheCircleOfAFisheyeThereIsNothing() {
    try (Arena arena = Arena.ofConfined()) {
      Frame result = PictureRun.once(arena, effect(), FakeEffectSetup.of(initial().with("projection_mode", 2)),
          panorama(arena));
      assertThat(result.pixel(0)).isZero();
      assertThat(Pixel.alpha(result.pixel(90 * 360 + 180))).isEqualTo(255);
    }
  }

  @Test
  void whatLeansOneWayAheadLeansTheOtherWayBehind() {
    int ahead = rowAtTheRight(initial().with("roll", 30));
    assertThat(ahead).isLessThan(80);
    assertThat(rowAtTheRight(initial().with("roll", 30).with("yaw", 90))).isEqualTo(ahead);
    assertThat(rowAtTheRight(initial().with("roll", 30).with("yaw", 91))).isGreaterThan(100);
    assertThat(rowAtTheRight(initial().with("roll", 30).with("invert", 1))).isGreaterThan(100);
  }

  @Test
  void aViewThatNodsBeyondTheZenithLooksBackToo() {
    FakeParameters onItsHead = initial().with("roll", 30).with("pitch", 180);
    assertThat(rowAtTheRight(onItsHead)).isLessThan(80);
    assertThat(rowAtTheRight(onItsHead.with("yaw", 180))).isGreaterThan(100);
  }

  /** The row of the panorama that is seen at the right end of the middle row. */
  private int rowAtTheRight(FakeParameters values) {
    try (Arena arena = Arena.ofConfined()) {
      Frame rows = Frame.allocate(arena, 360, 180);
      for (int i = 0; i < rows.size(); i++) {
        rows.pixel(i, Pixel.opaque(i / 360, 0, 0));
      }
      Frame result = PictureRun.once(arena, effect(), FakeEffectSetup.of(values.with("interpolation", 0)), rows);
      return Pixel.red(result.pixel(90 * 360 + 359));
    }
  }

  @Test
  void theOriginalDoesNotGoRoundWhereThePanoramaEnds() {
    FakeParameters back = initial().with("yaw", 180).with("interpolation", 1).with("fov", 1);
    try (Arena arena = Arena.ofConfined()) {
      Frame halves = Frame.allocate(arena, 360, 180);
      for (int i = 0; i < halves.size(); i++) {
        halves.pixel(i, Pixel.opaque(i % 360 < 180 ? 200 : 0, 0, 0));
      }
      Frame round = PictureRun.once(arena, effect(), FakeEffectSetup.of(back), halves);
      Frame original = PictureRun.once(arena, effect(), FakeEffectSetup.of(back).withFidelity(Fidelity.ORIGINAL),
          halves);
      assertThat(Pixel.red(round.pixel(90 * 360 + 90))).isBetween(20, 180);
      assertThat(Pixel.red(original.pixel(90 * 360 + 90))).isZero();
    }
  }

  @Test
  void translucentEdgesTurnDarkInTheOriginalOnly() {
    FakeParameters close = initial().with("interpolation", 1).with("fov", 1);
    try (Arena arena = Arena.ofConfined()) {
      Frame halves = Frame.allocate(arena, 360, 180);
      for (int i = 0; i < halves.size(); i++) {
        halves.pixel(i, i % 360 < 180 ? Pixel.opaque(200, 0, 0) : 0);
      }
      int mixed = PictureRun.once(arena, effect(), FakeEffectSetup.of(close), halves).pixel(90 * 360 + 90);
      int original =
          PictureRun.once(arena, effect(), FakeEffectSetup.of(close).withFidelity(Fidelity.ORIGINAL),
              halves).pixel(90 * 360 + 90);
      assertThat(Pixel.alpha(original)).isEqualTo(Pixel.alpha(mixed)).isBetween(20, 240);
      assertThat(Pixel.red(original)).isLessThan(Pixel.red(mixed));
    }
  }

  @Test
  void aFisheyePictureIsSeenBeyondItsCircle() {
    FakeParameters wide = initial().with("input_model", 1).with("in_fov", 90).with("interpolation", 0).with("fov", 150);
    try (Arena arena = Arena.ofConfined()) {
      Frame result = PictureRun.once(arena, effect(), FakeEffectSetup.of(wide), panorama(arena));
      assertThat(Pixel.alpha(result.pixel(90 * 360 + 5))).isEqualTo(255);
      assertThat(result.pixel(180)).isZero();
    }
  }

  /** The degree of the panorama that the middle of a view shows. */
  private int middle(FakeParameters values) {
    try (Arena arena = Arena.ofConfined()) {
      Frame result = PictureRun.once(arena, effect(), FakeEffectSetup.of(values.with("interpolation", 0)),
          panorama(arena));
      int pixel = result.pixel(90 * 360 + 180);
      return Pixel.red(pixel) + Pixel.green(pixel);
    }
  }

  /** A column for each degree; red and green add up to its number. */
  private static Frame panorama(Arena arena) {
    Frame frame = Frame.allocate(arena, 360, 180);
    for (int i = 0; i < frame.size(); i++) {
      int degree = i % 360;
      frame.pixel(i, Pixel.opaque(Math.min(255, degree), Math.max(0, degree - 255), 0));
    }
    return frame;
  }
}
