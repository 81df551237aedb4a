package org.clipwright.plugin.effects.picture.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.clipwright.plugin.effects.picture.outline.SquareRun;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.junit.jupiter.api.Test;

class ColorGradeTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new ColorGrade();
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial());
  }

  private int graded(FakeParameters values, int color) {
    return SquareRun.at(SquareRun.square(effect(), values, color), 30, 30);
  }

  @Test
  void exposureDoublesWithEachStop() {
    assertThat(graded(initial().with("exposure", 1), Pixel.opaque(50, 60, 70))).isEqualTo(Pixel.opaque(100, 120, 140));
  }

  @Test
  void warmthMovesRedAndBlueApart() {
    int warm = graded(initial().with("temperature", 1), Pixel.opaque(100, 100, 100));
    assertThat(Pixel.red(warm)).isEqualTo(132);
    assertThat(Pixel.green(warm)).isEqualTo(100);
    assertThat(Pixel.blue(warm)).isEqualTo(68);
  }

  @Test
  void warmthAndTintAreLimitedOneByOne() {
    FakeParameters warm = initial().with("temperature", 1);

    assertThat(Pixel.red(graded(warm.with("tint", -1), Pixel.opaque(250, 100, 100)))).isBetween(242, 243);
    assertThat(Pixel.blue(graded(warm.with("tint", 1), Pixel.opaque(100, 100, 10)))).isBetween(12, 13);
  }

  @Test
  void withoutSaturationAllIsGrey() {
    int grey = graded(initial().with("saturation", 0), Pixel.opaque(200, 100, 50));
    assertThat(Pixel.red(grey)).isEqualTo(Pixel.green(grey)).isEqualTo(Pixel.blue(grey)).isEqualTo(124);
  }

  @Test
  void theWheelOfShadowsLiftsDarkTonesMoreThanBrightOnes() {
    FakeParameters lifted = initial().with("wheels.shadows.luma_keyframes", 0.5);
    int dark = Pixel.red(graded(lifted, Pixel.opaque(20, 20, 20)));
    int bright = Pixel.red(graded(lifted, Pixel.opaque(220, 220, 220)));
    assertThat(dark - 20).isGreaterThan(40);
    assertThat(bright - 220).isLessThan(5);
    assertThat(graded(lifted.with("wheels.enabled", 0), Pixel.opaque(20, 20, 20))).isEqualTo(Pixel.opaque(20, 20, 20));
  }

  @Test
  void curvesMapTonesTheCommonOneFirst() {
    FakeParameters halved = initial().withText("curve_all", "0:0 1:0.5");
    assertThat(graded(halved, Pixel.opaque(200, 100, 50))).isEqualTo(Pixel.opaque(100, 50, 25));
    FakeParameters inverted = halved.withText("curve_red", "0:1 1:0");
    assertThat(graded(inverted, Pixel.opaque(200, 100, 50))).isEqualTo(Pixel.opaque(155, 50, 25));
    assertThat(graded(initial().withText("curve_blue", ""), Pixel.opaque(7, 8, 9))).isEqualTo(Pixel.opaque(7, 8, 9));
  }

  @Test
  void theMixOfNothingChangesNothing() {
    assertThat(graded(initial().with("mix", 0).with("exposure", 3), Pixel.opaque(50, 60, 70)))
        .isEqualTo(Pixel.opaque(50, 60, 70));
  }
}
