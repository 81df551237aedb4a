package org.clipwright.plugin.effects.picture.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;

class CropTest extends PictureEffectContract {

  @Override
  protected PictureEffect effect() {
    return new Crop();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial());
  }

  @Override
  protected List<FakeParameters> variations() {
    return List.of(
        initial().with("left", 0.3).with("right", 0.2).with("x", 0.4).with("resize", 1),
        initial().with("top", 0.7).with("bottom", 0.7).with("resize", 1),
        initial().with("top", 0.1).with("bottom", 0.2).with("y", -0.3));
  }

  @Test
  void cutSidesBecomeTransparent() {
    assertThat(row(initial().with("left", 0.25).with("right", 0.5))).containsExactly(0, 2, 0, 0);
  }

  @Test
  void theOffsetShowsAnotherPartInTheSamePlace() {
    assertThat(row(initial().with("left", 0.25).with("right", 0.25).with("x", 0.25))).containsExactly(0, 3, 4, 0);
  }

  @Test
  void whatLiesOutsideThePictureIsTransparent() {
    assertThat(row(initial().with("x", 0.5))).containsExactly(3, 4, 0, 0);
    assertThat(row(initial().with("x", -0.5))).containsExactly(0, 0, 1, 2);
  }

  @Test
  void resizingLeavesOnlyTheArea() {
    assertThat(row(initial().with("left", 0.25).with("right", 0.25).with("resize", 1))).containsExactly(2, 3);
  }

  @Test
  void resizingLeavesOnlyWhatIsThereAfterTheOffset() {
    assertThat(row(initial().with("left", 0.25).with("x", 0.25).with("resize", 1))).containsExactly(3, 4);
    assertThat(row(initial().with("left", 0.1).with("right", 0.4).with("resize", 1))).containsExactly(1, 2);
  }

  @Test
  void aPixelOfWhichLessThanHalfIsLeftIsCut() {
    assertThat(row(initial().with("left", 0.15))).containsExactly(0, 2, 3, 4);
    assertThat(row(initial().with("left", 0.1))).containsExactly(1, 2, 3, 4);
  }

  @Test
  void edgesBetweenPixelsAreRoundedApartForPlaceAndPart() {
    // The place begins at 1.6, its part of the picture at 1.3.
    assertThat(row(initial().with("left", 0.4).with("right", 0.1).with("x", -0.075))).containsExactly(0, 0, 2, 3);
  }

  @Test
  void anOffsetThatLeavesNothingOfThePictureShowsNothing() {
    FakeParameters values = initial().with("right", 0.5).with("x", -0.75);
    assertThat(row(values)).containsExactly(0, 0, 0, 0);
    assertThat(row(values.with("resize", 1))).containsExactly(0);
  }

  @Test
  void whereNothingIsLeftTheOriginalShowsAllThatFollows() {
    FakeParameters values = initial().with("right", 0.5).with("x", -0.75);
    assertThat(row(FakeEffectSetup.of(values).withFidelity(Fidelity.ORIGINAL))).containsExactly(0, 0, 0, 1);
  }

  /** The first row of a picture whose pixels are 1 to 4 from left to right. */
  private List<Integer> row(FakeParameters values) {
    return row(FakeEffectSetup.of(values));
  }

  private List<Integer> row(FakeEffectSetup setup) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, 4, 2);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, Pixel.opaque(i % 4 + 1, 0, 0));
      }
      Frame cropped = PictureRun.once(arena, effect(), setup, source);
      return IntStream.range(0, cropped.width()).map(x -> Pixel.red(cropped.pixel(x))).boxed().toList();
    }
  }
}
