package org.clipwright.plugin.effects.picture.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clipwright.plugin.effects.picture.outline.SquareRun;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;

class PixelateTest extends PictureEffectContract {

  private static final int WIDTH = 64;

  @Override
  protected PictureEffect effect() {
    return new Pixelate();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("pixelization", 0));
  }

  @Override
  protected List<FakeParameters> variations() {
    return List.of(
        initial().with("left", 0.3).with("top", 0.2),
        initial().with("left", 0.6).with("right", 0.6),
        initial().with("pixelization", -0.3));
  }

  @Test
  void halfLeavesThirtyTwoTimesFewerSquares() {
    List<Integer> row = row(initial());
    assertThat(row.stream().distinct()).hasSize(2);
    assertThat(row.subList(0, WIDTH / 2)).containsOnly(15);
    assertThat(row.subList(WIDTH / 2, WIDTH)).containsOnly(47);
  }

  @Test
  void marginsStaySharp() {
    List<Integer> row = row(initial().with("left", 0.25).with("right", 0.25));
    assertThat(row.subList(0, WIDTH / 4)).doesNotHaveDuplicates();
    assertThat(row.subList(WIDTH / 4, WIDTH * 3 / 4)).containsOnly(31);
  }

  @Test
  void marginsThatCrossLeaveTheOriginalsBandBetweenThem() {
    FakeParameters crossed = initial().with("left", 0.75).with("right", 0.75);

    List<Integer> band = row(FakeEffectSetup.of(crossed).withFidelity(Fidelity.ORIGINAL));
    assertThat(band.subList(0, WIDTH / 4)).doesNotHaveDuplicates();
    assertThat(band.subList(WIDTH / 4, WIDTH * 3 / 4).stream().distinct().count()).isLessThan(3);
    assertThat(band.subList(WIDTH * 3 / 4, WIDTH)).doesNotHaveDuplicates();
    assertThat(row(crossed)).doesNotHaveDuplicates();
    assertThat(row(FakeEffectSetup.of(crossed).withFidelity(Fidelity.ORIGINAL_0_5))).doesNotHaveDuplicates();
  }

  @Test
  void theOriginalPaintsTranslucentSquaresOverThePicture() {
    FakeParameters one = initial().with("pixelization", 0.9);
    int white = SquareRun.white();
    int outside = SquareRun.at(SquareRun.square(effect(), one, white), 5, 5);
    assertThat(Pixel.alpha(outside)).isEqualTo(28);
    assertThat(SquareRun.at(SquareRun.square(effect(), one, white), 30, 30)).isEqualTo(outside);
    assertThat(SquareRun.at(SquareRun.square(effect(), one, white, Fidelity.ORIGINAL), 5, 5)).isEqualTo(outside);
    assertThat(Pixel.alpha(SquareRun.at(SquareRun.square(effect(), one, white, Fidelity.ORIGINAL), 30, 30)))
        .isEqualTo(255);
  }

  /** Half of seven pixels in two squares is no whole number: rows are told apart in steps cut to 16 bits. */
  @Test
  void aPixelOnTheBorderOfTwoSquaresBelongsToTheFirst() {
    Squares squares = new Squares(0, 0, 160, 117, 2, 2);
    assertThat(squares.line(58)).isZero();
    assertThat(squares.line(59)).isEqualTo(1);
    assertThat(squares.column(79)).isZero();
    assertThat(squares.column(80)).isEqualTo(1);
  }

  /** The first row of a picture that grows brighter from 0 to 63. */
  private List<Integer> row(FakeParameters values) {
    return row(FakeEffectSetup.of(values));
  }

  private List<Integer> row(FakeEffectSetup setup) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = Frame.allocate(arena, WIDTH, WIDTH);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, Pixel.opaque(i % WIDTH, 0, 0));
      }
      Frame result = PictureRun.once(arena, effect(), setup, source);
      return IntStream.range(0, WIDTH).map(x -> Pixel.red(result.pixel(x))).boxed().toList();
    }
  }
}
