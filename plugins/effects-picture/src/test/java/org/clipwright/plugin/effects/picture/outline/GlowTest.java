package org.clipwright.plugin.effects.picture.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.junit.jupiter.api.Test;

class GlowTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Glow();
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
  void theOuterGlowFadesAwayFromTheShape() {
    int[] pixels = SquareRun.square(effect(), initial().with("opacity", 1).with("blur_radius", 5), SquareRun.white());
    assertThat(SquareRun.at(pixels, 30, 30)).isEqualTo(SquareRun.white());
    assertThat(Pixel.alpha(SquareRun.at(pixels, 42, 30))).isGreaterThan(Pixel.alpha(SquareRun.at(pixels, 48, 30)));
    assertThat(Pixel.red(SquareRun.at(pixels, 42, 30))).isGreaterThan(Pixel.blue(SquareRun.at(pixels, 42, 30)));
  }

  @Test
  void theInnerGlowStaysInside() {
    int[] pixels = SquareRun.square(effect(), initial().with("mode", 1).with("opacity", 1).with("blur_radius", 3),
        Pixel.opaque(0, 0, 0));
    assertThat(SquareRun.at(pixels, 45, 30)).isZero();
    assertThat(Pixel.red(SquareRun.at(pixels, 20, 30))).isGreaterThan(80);
    assertThat(Pixel.red(SquareRun.at(pixels, 30, 30))).isLessThan(10);
  }

  @Test
  void theInnerGlowReachesFartherInWhenItSpreads() {
    FakeParameters inner = initial().with("mode", 1).with("opacity", 1).with("blur_radius", 3);
    int narrow = SquareRun.at(SquareRun.square(effect(), inner.with("spread", 0), Pixel.opaque(0, 0, 0)), 23, 30);
    int wide = SquareRun.at(SquareRun.square(effect(), inner.with("spread", 1), Pixel.opaque(0, 0, 0)), 23, 30);
    assertThat(Pixel.red(wide)).isGreaterThan(Pixel.red(narrow) + 20);
  }

  @Test
  void theOriginalsInnerGlowBeginsAtTheEdgeOfTheGrownShape() {
    FakeParameters inner = initial().with("mode", 1).with("opacity", 1).with("blur_radius", 4).with("spread", 1);
    int black = Pixel.opaque(0, 0, 0);

    assertThat(Pixel.alpha(SquareRun.at(SquareRun.square(effect(), inner, black, Fidelity.ORIGINAL), 41, 30)))
        .isGreaterThan(20);
    assertThat(SquareRun.at(SquareRun.square(effect(), inner, black), 41, 30)).isZero();
  }
}
