package org.clipwright.plugin.effects.picture.outline;

import java.lang.foreign.Arena;
import java.util.Map;
import java.util.stream.IntStream;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureRun;

/** Runs an effect over a small picture with an opaque square in its middle. */
public final class SquareRun {

  static final int SIDE = 60;
  public static final int SQUARE = 20;

  private SquareRun() {}

  /** The pixels that an effect leaves of a square of one colour, which begins at 20 and ends before 40 both ways. */
  public static int[] square(PictureEffect effect, FakeParameters values, int color) {
    return square(effect, values, color, Fidelity.CORRECT);
  }

  /** As {@link #square(PictureEffect, FakeParameters, int)}, with the picture of one of the engines. */
  public static int[] square(PictureEffect effect, FakeParameters values, int color, Fidelity fidelity) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, SIDE, SIDE);
      for (int y = SQUARE; y < 2 * SQUARE; y++) {
        for (int x = SQUARE; x < 2 * SQUARE; x++) {
          source.pixel(y * SIDE + x, color);
        }
      }
      FakeEffectSetup setup = FakeEffectSetup.of(values).withFidelity(fidelity);
      try (PictureFilter filter = effect.open(setup)) {
        Frame result = new PictureRun(filter, setup, Map.of(), PictureRun.ALL_ROWS).apply(arena, source, 1);
        return IntStream.range(0, result.size()).map(result::pixel).toArray();
      }
    }
  }

  public static int at(int[] pixels, int x, int y) {
    return pixels[y * SIDE + x];
  }

  public static int white() {
    return Pixel.opaque(255, 255, 255);
  }
}
