package org.clipwright.plugin.effects.picture.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;

class DisplaceTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Displace();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("strength", 0));
  }

  @Override
  protected List<FakeParameters> variations() {
    return List.of(initial().with("vertical", -0.4).with("invert", 1), initial().with("replace_image", 1));
  }

  @Override
  protected Map<String, Frame> pictures(Arena memory, int width, int height) {
    return Map.of("map_reader", filled(memory, width, height, Pixel.opaque(200, 200, 200)));
  }

  @Test
  void brightPartsAreTakenFromOneSideAndDarkOnesFromTheOther() {
    assertThat(displaced(initial().with("horizontal", 0.25), Pixel.opaque(255, 255, 255), 3)).isEqualTo(5);
    assertThat(displaced(initial().with("horizontal", 0.25), Pixel.opaque(0, 0, 0), 3)).isEqualTo(1);
    assertThat(displaced(initial().with("horizontal", 0.25).with("invert", 1), Pixel.opaque(0, 0, 0), 3)).isEqualTo(5);
  }

  @Test
  void whereTheMapIsTransparentNothingMoves() {
    assertThat(displaced(initial().with("horizontal", 0.5), 0, 3)).isEqualTo(3);
  }

  @Test
  void theMapItselfCanBeShown() {
    assertThat(displaced(initial().with("replace_image", 1), Pixel.opaque(77, 77, 77), 0)).isEqualTo(77);
  }

  /** The red of a pixel of the first row, where the source's red is eight columns counted from 0. */
  private int displaced(FakeParameters values, int map, int x) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, 8, 1);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, Pixel.opaque(i, 0, 0));
      }
      FakeEffectSetup setup = FakeEffectSetup.of(values);
      Map<String, Frame> pictures = Map.of("map_reader", filled(arena, 8, 1, map));
      try (PictureFilter filter = effect().open(setup)) {
        return Pixel.red(new PictureRun(filter, setup, pictures, PictureRun.ALL_ROWS).apply(arena, source, 1).pixel(x));
      }
    }
  }

  private static Frame filled(Arena memory, int width, int height, int pixel) {
    Frame frame = Frame.allocate(memory, width, height);
    for (int i = 0; i < frame.size(); i++) {
      frame.pixel(i, pixel);
    }
    return frame;
  }
}
