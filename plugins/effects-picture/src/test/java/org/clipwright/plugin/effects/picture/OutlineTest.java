package org.clipwright.plugin.effects.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.junit.jupiter.api.Test;

class OutlineTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Outline();
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial());
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Test
  void aLineOfTheColourSurroundsTheShape() {
    int[] pixels = Shapes.square(effect(), initial().with("width", 5), Pixel.opaque(10, 20, 30));
    assertThat(Shapes.at(pixels, 30, 30)).isEqualTo(Pixel.opaque(10, 20, 30));
    assertThat(Shapes.at(pixels, 41, 30)).isEqualTo(Shapes.white());
    assertThat(Shapes.at(pixels, 30, 17)).isEqualTo(Shapes.white());
    assertThat(Shapes.at(pixels, 49, 30)).isZero();
  }
}
