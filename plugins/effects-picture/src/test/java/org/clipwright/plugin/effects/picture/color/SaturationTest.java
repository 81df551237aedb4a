package org.clipwright.plugin.effects.picture.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaturationTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Saturation();
  }

  @Test
  void noneLeavesGrey() {
    int grey = plain(initial().with("saturation", 0), Pixel.opaque(200, 100, 50));
    assertThat(Pixel.red(grey)).isEqualTo(Pixel.green(grey)).isEqualTo(Pixel.blue(grey));
    assertThat(Pixel.red(grey)).isEqualTo((int) Math.sqrt(.299 * 200 * 200 + .587 * 100 * 100 + .114 * 50 * 50));
  }

  @Test
  void moreSpreadsColoursAwayFromGrey() {
    int strong = plain(initial().with("saturation", 2), Pixel.opaque(200, 100, 50));
    assertThat(Pixel.red(strong)).isGreaterThan(200);
    assertThat(Pixel.blue(strong)).isLessThan(50);
  }

  @Test
  void greyStaysGrey() {
    int grey = plain(initial().with("saturation", 3), Pixel.opaque(90, 90, 90));
    assertThat(Pixel.red(grey)).isBetween(88, 90).isEqualTo(Pixel.green(grey)).isEqualTo(Pixel.blue(grey));
  }

  @Test
  void oneChannelCanBeTakenOutByItself() {
    int pixel = plain(initial().with("saturation_R", 0), Pixel.opaque(200, 0, 0));
    assertThat(Pixel.red(pixel)).isEqualTo(Pixel.green(pixel)).isEqualTo(Pixel.blue(pixel)).isEqualTo(109);
  }

  /** The original engine reckons in double precision, and cuts: what lies just below a whole value counts. */
  @ParameterizedTest
  @ValueSource(doubles = {1.4, 0.3, 4, -0.5, 1000})
  void everyOpaqueColourIsAsInDoublePrecision(double amount) {
    int side = 1 << 12;
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, side, side);
      int[] row = new int[side];
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          row[x] = y * side + x | 0xFF000000;
        }
        source.writeRow(y, row);
      }
      Frame target = PictureRun.once(arena, effect(), FakeEffectSetup.of(initial().with("saturation", amount)), source);
      for (int y = 0; y < side; y++) {
        target.readRow(y, row);
        for (int x = 0; x < side; x++) {
          int expected = saturated(y * side + x, amount);
          if (row[x] != expected) {
            assertThat(row[x]).as("colour %06x", y * side + x).isEqualTo(expected);
          }
        }
      }
    }
  }

  private static int saturated(int pixel, double amount) {
    double r = Pixel.red(pixel);
    double g = Pixel.green(pixel);
    double b = Pixel.blue(pixel);
    double grey = Math.sqrt(.299 * r * r + .587 * g * g + .114 * b * b);
    return Pixel.opaque(Pixel.clamp((int) (grey + (r - grey) * amount)),
        Pixel.clamp((int) (grey + (g - grey) * amount)), Pixel.clamp((int) (grey + (b - grey) * amount)));
  }

  @Test
  void theOriginalDoesNotLimitColoursToTheirAlphaFirst() {
    FakeParameters strong = initial().with("saturation", 2);
    int tooBright = Pixel.of(73, 140, 255, 42);
    assertThat(plain(FakeEffectSetup.of(strong).withFidelity(Fidelity.ORIGINAL), tooBright))
        .isEqualTo(Pixel.of(2, 42, 42, 42));
    assertThat(plain(strong, tooBright)).isEqualTo(Pixel.of(42, 42, 42, 42));
  }

  private int plain(FakeParameters values, int pixel) {
    return plain(FakeEffectSetup.of(values), pixel);
  }

  private int plain(FakeEffectSetup setup, int pixel) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = TestFrames.plain(arena, 4, 4, pixel);
      return PictureRun.once(arena, effect(), setup, source).pixel(5);
    }
  }
}
