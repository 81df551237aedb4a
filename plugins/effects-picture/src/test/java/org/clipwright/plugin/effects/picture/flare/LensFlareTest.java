package org.clipwright.plugin.effects.picture.flare;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;

class LensFlareTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new LensFlare();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("brightness", 0));
  }

  @Override
  protected List<FakeParameters> variations() {
    return List.of(initial().withColor("color", Color.of(255, 120, 40)).with("size", 3));
  }

  @Test
  void theLightIsBrightestWhereItStands() {
    try (Arena arena = Arena.ofConfined()) {
      Frame result = flared(arena, initial());
      int beside = result.pixel(45 * 320 + 40);
      assertThat(Pixel.red(result.pixel(45 * 320 + 80))).isGreaterThan(250);
      assertThat(Pixel.red(beside)).isBetween(20, 200);
      assertThat(Pixel.green(beside)).isLessThan(Pixel.red(beside));
      assertThat(result.pixel(179 * 320)).isEqualTo(Pixel.opaque(0, 0, 0));
    }
  }

  @Test
  void reflectionsStandOppositeTheLight() {
    try (Arena arena = Arena.ofConfined()) {
      Frame result = flared(arena, initial().with("x", -0.8).with("y", -0.8));
      long lit = IntStream.range(0, result.size())
          .filter(i -> i % 320 > 170 && i / 320 > 95 && result.pixel(i) != Pixel.opaque(0, 0, 0)).count();
      assertThat(lit).isGreaterThan(100);
    }
  }

  @Test
  void aTintColoursTheLight() {
    try (Arena arena = Arena.ofConfined()) {
      Frame result = flared(arena, initial().withColor("color", Color.of(0, 0, 255)));
      int middle = result.pixel(45 * 320 + 80);
      assertThat(Pixel.blue(middle)).isGreaterThan(200);
      assertThat(Pixel.red(middle)).isLessThan(60);
    }
  }

  private Frame flared(Arena arena, FakeParameters values) {
    Frame source = Frame.allocate(arena, 320, 180);
    for (int i = 0; i < source.size(); i++) {
      source.pixel(i, Pixel.opaque(0, 0, 0));
    }
    return PictureRun.once(arena, effect(), FakeEffectSetup.of(values), source);
  }
}
