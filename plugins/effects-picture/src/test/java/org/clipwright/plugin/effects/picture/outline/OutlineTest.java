package org.clipwright.plugin.effects.picture.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
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

  @Override
  protected List<FakeParameters> variations() {
    return List.of(initial().with("width", 6), initial().with("width", 40));
  }

  @Test
  void aLineOfTheColourSurroundsTheShape() {
    int[] pixels = SquareRun.square(effect(), initial().with("width", 5), Pixel.opaque(10, 20, 30));
    assertThat(SquareRun.at(pixels, 30, 30)).isEqualTo(Pixel.opaque(10, 20, 30));
    assertThat(SquareRun.at(pixels, 41, 30)).isEqualTo(SquareRun.white());
    assertThat(SquareRun.at(pixels, 30, 17)).isEqualTo(SquareRun.white());
    assertThat(SquareRun.at(pixels, 49, 30)).isZero();
  }

  /** The original's edge, and so its line, is a pixel wider to the left and upwards. */
  @Test
  void theOriginalsLineIsHardAndLeansToTheLeft() {
    assertThat(originalRow(Pixel.opaque(0, 90, 0)))
        .isEqualTo(".".repeat(15) + "o".repeat(9) + "#".repeat(16) + "o".repeat(8) + ".".repeat(16));
  }

  @Test
  void theOriginalDarkensTranslucentPictures() {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = square(arena, Pixel.of(0, 100, 0, 128));
      assertThat(original(arena, source).pixel(32 * 64 + 32)).isEqualTo(Pixel.of(0, 50, 0, 128));
    }
  }

  private String originalRow(int pixel) {
    try (Arena arena = Arena.ofConfined()) {
      Frame result = original(arena, square(arena, pixel));
      StringBuilder text = new StringBuilder();
      for (int x = 0; x < 64; x++) {
        int found = result.pixel(32 * 64 + x);
        text.append(found == 0 ? '.' : found == pixel ? '#' : 'o');
      }
      return text.toString();
    }
  }

  private Frame original(Arena arena, Frame source) {
    FakeEffectSetup setup = FakeEffectSetup.of(initial().with("width", 6)).withFidelity(Fidelity.ORIGINAL);
    return PictureRun.once(arena, effect(), setup, source);
  }

  /** A square from 24 to 39 in a picture of 64 pixels. */
  private static Frame square(Arena arena, int pixel) {
    Frame frame = Frame.allocate(arena, 64, 64);
    for (int y = 24; y < 40; y++) {
      for (int x = 24; x < 40; x++) {
        frame.pixel(y * 64 + x, pixel);
      }
    }
    return frame;
  }
}
