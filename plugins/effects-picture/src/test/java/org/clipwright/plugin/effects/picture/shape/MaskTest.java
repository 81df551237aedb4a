package org.clipwright.plugin.effects.picture.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.FakePictureContext;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.clipwright.sdk.testkit.TestFrames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest extends PictureEffectContract {

  private static final int PICTURE = Pixel.opaque(200, 100, 50);

  @Override
  protected PictureEffect effect() {
    return new Mask();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected Map<String, Frame> pictures(Arena memory, int width, int height) {
    return Map.of(FakePictureContext.MASK, TestFrames.translucentNoise(memory, width, height, 77));
  }

  @Override
  protected List<FakeParameters> variations() {
    return List.of(initial().with("contrast", 20).with("brightness", 0.1), initial().with("replace_image", 1));
  }

  @Test
  void blackShowsAndWhiteHidesThePicture() {
    assertThat(masked(initial(), grey(0))).isEqualTo(PICTURE);
    assertThat(masked(initial(), grey(255))).isZero();
    assertThat(masked(initial(), grey(128))).isEqualTo(Pixel.of(99, 49, 24, 127));
  }

  @Test
  void transparentPartsOfTheMaskHideThePicture() {
    assertThat(masked(initial(), 0)).isZero();
  }

  @Test
  void brightnessRunsFromShownToHidden() {
    assertThat(masked(initial().with("brightness", 1), grey(0))).isZero();
    assertThat(masked(initial().with("brightness", -1), grey(255))).isEqualTo(PICTURE);
  }

  @Test
  void fullContrastLeavesAHardEdge() {
    FakeParameters hard = initial().with("contrast", 20);
    assertThat(masked(hard, grey(129))).isZero();
    assertThat(masked(hard, grey(127))).isEqualTo(PICTURE);
  }

  @Test
  void replacedImageIsTheMaskItself() {
    assertThat(masked(initial().with("replace_image", 1), grey(55))).isEqualTo(Pixel.of(200, 200, 200, 200));
  }

  @Test
  void withoutAMaskThePictureStaysAsItIs() {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = TestFrames.plain(arena, 1, 1, PICTURE);
      assertThat(PictureRun.once(arena, effect(), FakeEffectSetup.of(initial()), source).pixel(0)).isEqualTo(PICTURE);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 3, 10, 18, 19.9, 20})
  void everyGreyOfAnOpaqueMaskLeavesWhatTheRuleSays(double contrast) {
    for (int step = -10; step <= 10; step++) {
      double brightness = step / 10.0;
      int[] masked = maskedByGreys(initial().with("brightness", brightness).with("contrast", contrast));
      for (int grey = 0; grey < masked.length; grey++) {
        double tone = 20 / Math.max(0.00001, 20 - contrast) * (grey + (int) (255 * brightness) - 128) + 128;
        float shown = Pixel.clamp(255 - (int) tone) / 255f;
        assertThat(masked[grey]).as("grey %d at brightness %s", grey, brightness).isEqualTo(
            Pixel.of((int) (200 * shown), (int) (100 * shown), (int) (50 * shown), (int) (255 * shown)));
      }
    }
  }

  private int[] maskedByGreys(FakeParameters values) {
    FakeEffectSetup setup = FakeEffectSetup.of(values);
    try (Arena arena = Arena.ofConfined();
        PictureFilter filter = effect().open(setup)) {
      Frame greys = Frame.allocate(arena, 256, 1);
      greys.writeRow(0, IntStream.range(0, 256).map(MaskTest::grey).toArray());
      Frame source = TestFrames.plain(arena, 256, 1, PICTURE);
      int[] row = new int[256];
      new PictureRun(filter, setup, Map.of(FakePictureContext.MASK, greys), PictureRun.ALL_ROWS).apply(arena, source,
          1).readRow(0, row);
      return row;
    }
  }

  private static int grey(int value) {
    return Pixel.opaque(value, value, value);
  }

  private int masked(FakeParameters values, int mask) {
    FakeEffectSetup setup = FakeEffectSetup.of(values);
    try (Arena arena = Arena.ofConfined();
        PictureFilter filter = effect().open(setup)) {
      Map<String, Frame> pictures = Map.of(FakePictureContext.MASK, TestFrames.plain(arena, 1, 1, mask));
      Frame source = TestFrames.plain(arena, 1, 1, PICTURE);
      return new PictureRun(filter, setup, pictures, PictureRun.ALL_ROWS).apply(arena, source, 1).pixel(0);
    }
  }
}
