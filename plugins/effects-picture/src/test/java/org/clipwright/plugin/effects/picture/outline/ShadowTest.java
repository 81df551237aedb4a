package org.clipwright.plugin.effects.picture.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.junit.jupiter.api.Test;

class ShadowTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Shadow();
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("opacity", 0));
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Test
  void aSharpShadowIsTheShapeMovedByDistanceAndAngle() {
    int[] pixels = SquareRun.square(effect(), initial().with("blur_radius", 0).with("opacity", 1).with("angle", 0),
        SquareRun.white());
    assertThat(SquareRun.at(pixels, 45, 30)).isEqualTo(Pixel.opaque(0, 0, 0));
    assertThat(SquareRun.at(pixels, 50, 30)).isZero();
    assertThat(SquareRun.at(pixels, 15, 30)).isZero();
    assertThat(SquareRun.at(pixels, 30, 30)).isEqualTo(SquareRun.white());
  }

  @Test
  void blurSoftensAndSpreadGrowsIt() {
    FakeParameters values = initial().with("distance", 0).with("opacity", 1).with("blur_radius", 4);
    int soft =
        Pixel.alpha(SquareRun.at(SquareRun.square(effect(), values.with("spread", 0), SquareRun.white()), 43, 30));
    int grown =
        Pixel.alpha(SquareRun.at(SquareRun.square(effect(), values.with("spread", 1), SquareRun.white()), 43, 30));
    assertThat(soft).isBetween(10, 120);
    assertThat(grown).isGreaterThan(soft);
  }
}
