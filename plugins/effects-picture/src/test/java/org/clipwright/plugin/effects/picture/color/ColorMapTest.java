package org.clipwright.plugin.effects.picture.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;

class ColorMapTest extends PictureEffectContract {

  /** Swaps red and blue; red runs fastest. */
  private static final String SWAP = """
      # red and blue change places
      TITLE "swap"
      LUT_3D_SIZE 2
      DOMAIN_MIN 0 0 0
      0 0 0
      0 0 1
      0 1 0
      0 1 1
      1 0 0
      1 0 1
      1 1 0
      1 1 1
      """;

  @Override
  protected PictureEffect effect() {
    return new ColorMap();
  }

  @Override
  protected FakeEffectSetup setup(FakeParameters values) {
    return table(values, SWAP);
  }

  private static FakeEffectSetup table(FakeParameters values, String content) {
    return FakeEffectSetup.of(values.withText("lut_path", "swap.cube"))
        .withFile("lut_path", content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("intensity", 0));
  }

  @Test
  void coloursBetweenEntriesAreInterpolated() {
    assertThat(mapped(setup(initial()), Pixel.opaque(200, 100, 20))).isEqualTo(Pixel.opaque(20, 100, 200));
  }

  @Test
  void intensitiesMixTheOldColourIn() {
    FakeParameters half = initial().with("intensity", 0.5).with("intensity_b", 0);
    assertThat(mapped(setup(half), Pixel.opaque(200, 100, 20))).isEqualTo(Pixel.opaque(110, 100, 20));
  }

  @Test
  void alphaIsTakenOutBeforeAndPutBackAfter() {
    assertThat(mapped(setup(initial()), Pixel.of(100, 50, 0, 128))).isEqualTo(Pixel.of(0, 50, 100, 128));
  }

  @Test
  void theOriginalLetsColoursBeBrighterThanTheirAlpha() {
    FakeEffectSetup half = setup(initial().with("intensity", 0.5));
    int tooBright = Pixel.of(255, 0, 0, 34);
    assertThat(mapped(half.withFidelity(Fidelity.ORIGINAL), tooBright)).isEqualTo(Pixel.of(127, 0, 17, 34));
    assertThat(mapped(half, tooBright)).isEqualTo(Pixel.of(17, 0, 17, 34));
  }

  @Test
  void withoutATableThePictureStays() {
    assertThat(mapped(FakeEffectSetup.of(initial()), Pixel.opaque(1, 2, 3))).isEqualTo(Pixel.opaque(1, 2, 3));
  }

  @Test
  void aBrokenTableIsRefusedWithTheReason() {
    assertRefused("0 0 0", "The colour table is not a .cube file: it has no LUT_3D_SIZE.");
    assertRefused("LUT_3D_SIZE 1000", "The colour table has the size \"1000\"; it can be 2 to 129.");
    assertRefused("LUT_3D_SIZE 2\n0 0 0", "The colour table has 1 entries; its size requires 8.");
    assertRefused("LUT_3D_SIZE 2\n0 x 0", "Line 2 of the colour table is not a colour: 0 x 0");
    assertRefused(
        "LUT_3D_SIZE 2\n1\0\0 " + "x".repeat(1000),
        "Line 2 of the colour table is not a colour: 1?? " + "x".repeat(36) + "...");
  }

  private void assertRefused(String content, String reason) {
    assertThatExceptionOfType(EffectException.class)
        .isThrownBy(() -> effect().open(table(initial(), content)))
        .withMessage(reason);
  }

  private int mapped(FakeEffectSetup setup, int pixel) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, 1, 1);
      source.pixel(0, pixel);
      return PictureRun.once(arena, effect(), setup, source).pixel(0);
    }
  }
}
