package org.clipwright.plugin.effects.picture.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChromaKeyTest extends PictureEffectContract {

  private static final int GREEN = Pixel.opaque(20, 200, 40);

  @Override
  protected PictureEffect effect() {
    return new ChromaKey();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected List<FakeParameters> variations() {
    List<FakeParameters> all = new ArrayList<>();
    for (KeyDistance method : KeyDistance.values()) {
      all.add(green(method).with("fuzz", 30).with("halo", 40));
    }
    return all;
  }

  private FakeParameters green(KeyDistance method) {
    return initial().with("keymethod", method.ordinal()).withColor("color", Color.of(20, 200, 40));
  }

  @ParameterizedTest
  @EnumSource(KeyDistance.class)
  void theKeyItselfVanishesAndWhiteOrItsOppositeStays(KeyDistance method) {
    assertThat(keyed(green(method), GREEN)).isZero();
    int other = Pixel.opaque(255, 250, 255);
    int opposite = Pixel.opaque(200, 10, 190);
    assertThat(List.of(keyed(green(method), other), keyed(green(method), opposite))).containsAnyOf(other, opposite);
  }

  @Test
  void theHaloFades() {
    FakeParameters values =
        initial().with("keymethod", KeyDistance.HSV_VALUE.ordinal()).with("fuzz", 10).with("halo", 100)
            .withColor("color", Color.of(0, 0, 0));
    assertThat(keyed(values, Pixel.opaque(60, 60, 60))).isEqualTo(Pixel.of(30, 30, 30, 127));
    assertThat(keyed(values, Pixel.opaque(120, 0, 0))).isEqualTo(Pixel.opaque(120, 0, 0));
  }

  @Test
  void theBasicMethodKnowsNoHalo() {
    FakeParameters values = initial().with("fuzz", 5).with("halo", 100);
    assertThat(keyed(values, Pixel.opaque(9, 9, 9))).isEqualTo(Pixel.opaque(9, 9, 9));
    assertThat(keyed(values, Pixel.opaque(1, 1, 1))).isZero();
  }

  @Test
  void hueGoesRoundTheCircle() {
    FakeParameters values = initial().with("keymethod", KeyDistance.HUE.ordinal()).with("fuzz", 20)
        .withColor("color", Color.of(255, 0, 10));
    assertThat(keyed(values, Pixel.opaque(255, 10, 0))).isZero();
  }

  @Test
  void coloursLookAsDifferentAsColourManagementSays() {
    assertThat(CieLab.of(255, 255, 255).lightness).isEqualTo(100, within(0.01f));
    assertThat(CieLab.of(255, 0, 0).lightness).isEqualTo(54.29f, within(0.05f));
    assertThat(CieLab.of(0, 0, 255).chroma()).isEqualTo(131.2f, within(0.3f));
  }

  private int keyed(FakeParameters values, int pixel) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, 1, 1);
      source.pixel(0, pixel);
      return PictureRun.once(arena, effect(), FakeEffectSetup.of(values), source).pixel(0);
    }
  }
}
