package org.clipwright.render.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.stream.IntStream;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.timeline.BlendMode;
import org.junit.jupiter.api.Test;

class PictureDrawingTest {

  private static final int WHITE = Pixel.opaque(255, 255, 255);

  /** Half a pixel to the right with every row: in every other row both sides run through the middles of pixels. */
  private static final Affine SHEARED = new Affine(1, 0, 0.5, 1, 1.25, 0);

  @Test
  void ofTheTwoPixelsThatASlantingSideHalvesTheRightOneIsTouched() {
    try (Arena arena = Arena.ofConfined(); RowSlices slices = new RowSlices(1)) {
      Frame source = Frame.allocate(arena, 2, 4);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, WHITE);
      }
      Frame target = Frame.allocate(arena, 6, 4);
      new PictureDrawing(slices, Fidelity.ORIGINAL).draw(source, SHEARED, BlendMode.SOURCE_OVER, 1, target);
      assertThat(rows(target)).containsExactly("..##..", "..##..", "...##.", "...##.");
    }
  }

  @Test
  void betweenWholePixelsEdgesAreAsOpaqueAsWhatTheyCover() {
    assertThat(alphas(Affine.translation(1.25, 0.5), Fidelity.CORRECT)).containsExactly(
        0, 95, 127, 31, 0,
        0, 191, 255, 63, 0,
        0, 95, 127, 31, 0);
    assertThat(alphas(Affine.translation(-0.5, -1), Fidelity.CORRECT)).containsExactly(
        255, 127, 0, 0, 0,
        0, 0, 0, 0, 0,
        0, 0, 0, 0, 0);
    assertThat(alphas(Affine.translation(4.5, 2.75), Fidelity.CORRECT)).containsExactly(
        0, 0, 0, 0, 0,
        0, 0, 0, 0, 0,
        0, 0, 0, 0, 31);
  }

  @Test
  void smoothEdgesOfScaledPicturesAreAsOpaqueAsWhatTheyCover() {
    Affine matrix = new Affine(1.25, 0, 0, 0.75, 0.75, 0.5);
    assertThat(alphas(matrix, Fidelity.CORRECT, PictureDrawing.Edges.SMOOTH)).containsExactly(
        31, 127, 127, 31, 0,
        63, 255, 255, 63, 0,
        0, 0, 0, 0, 0);
    assertThat(alphas(matrix, Fidelity.CORRECT, PictureDrawing.Edges.SHARP)).containsExactly(
        0, 0, 0, 0, 0,
        0, 255, 255, 0, 0,
        0, 0, 0, 0, 0);
  }

  @Test
  void smoothPictureThatIsNarrowerThanAPixelIsFaint() {
    assertThat(alphas(new Affine(0.125, 0, 0, 1.5, 2.25, 0), Fidelity.CORRECT, PictureDrawing.Edges.SMOOTH))
        .containsExactly(
            0, 0, 63, 0, 0,
            0, 0, 63, 0, 0,
            0, 0, 63, 0, 0);
  }

  @Test
  void slowMovementShiftsTheLightOfAScaledPictureEvenly() {
    for (int step = 0; step < 40; step++) {
      double x = 0.5 + step * 0.04;
      int[] alphas = alphas(new Affine(0.7, 0, 0, 1, x, 0), Fidelity.CORRECT, PictureDrawing.Edges.SMOOTH);
      double sum = IntStream.range(0, 5).mapToDouble(i -> alphas[i]).sum();
      double centre = IntStream.range(0, 5).mapToDouble(i -> alphas[i] * (i + 0.5)).sum() / sum;
      assertThat(sum).isCloseTo(1.4 * 255, within(2.0));
      assertThat(centre).isCloseTo(x + 0.7, within(0.13));
    }
  }

  @Test
  void smoothEdgesOfATurnedPictureHaveAsMuchLightAsThePictureWhereverItIs() {
    for (int degrees : new int[] {1, 30, 45, 100, 170, 271}) {
      for (int step = 0; step < 10; step++) {
        double x = 20 + step * 0.1;
        Light light = Light.of(turned(degrees, x), PictureDrawing.Edges.SMOOTH);
        assertThat(light.sum()).as("turned by %s", degrees).isCloseTo(200, within(1.5));
        assertThat(light.across()).as("turned by %s", degrees).isCloseTo(x, within(0.03));
        assertThat(light.down()).as("turned by %s", degrees).isCloseTo(20.25, within(0.03));
      }
    }
  }

  @Test
  void edgesOfATurnedPictureThatAreNotToBeSmoothAreStairs() {
    Light stairs = Light.of(turned(30, 20), PictureDrawing.Edges.SHARP);
    assertThat(stairs.pixels()).containsOnly(0, 255);
    Light smooth = Light.of(turned(30, 20), PictureDrawing.Edges.SMOOTH);
    assertThat(IntStream.of(smooth.pixels())).anyMatch(alpha -> alpha > 0 && alpha < 255);
    for (int i = 0; i < smooth.pixels().length; i++) {
      assertThat(smooth.pixels()[i] > 0 || stairs.pixels()[i] == 0).as("pixel %s", i).isTrue();
    }
  }

  @Test
  void aTurnedPictureThatIsNarrowerThanAPixelIsFaint() {
    Affine thin = turned(30, 20).after(Affine.translation(10, 0)).after(Affine.scaling(0.01, 1))
        .after(Affine.translation(-10, 0));
    assertThat(Light.of(thin, PictureDrawing.Edges.SMOOTH).sum()).isCloseTo(2, within(0.3));
  }

  /** A picture of 20 by 10 pixels, turned about its middle. */
  private static Affine turned(double degrees, double x) {
    return Affine.translation(x, 20.25).after(Affine.rotation(degrees)).after(Affine.translation(-10, -5));
  }

  /** How much light a white picture of 20 by 10 pixels leaves on a clear frame of 40 by 40, and where its middle is. */
  private record Light(int[] pixels, double sum, double across, double down) {

    static Light of(Affine matrix, PictureDrawing.Edges edges) {
      int[] pixels = alphas(20, 10, matrix, Fidelity.CORRECT, edges, 40, 40);
      double sum = IntStream.of(pixels).sum();
      double across = IntStream.range(0, pixels.length).mapToDouble(i -> pixels[i] * (i % 40 + 0.5)).sum() / sum;
      double down = IntStream.range(0, pixels.length).mapToDouble(i -> pixels[i] * (i / 40 + 0.5)).sum() / sum;
      return new Light(pixels, sum / 255, across, down);
    }
  }

  @Test
  void theOriginalMovesByWholePixels() {
    assertThat(alphas(Affine.translation(1.25, 0.5), Fidelity.ORIGINAL)).containsExactly(
        0, 0, 0, 0, 0,
        0, 255, 255, 0, 0,
        0, 255, 255, 0, 0);
  }

  /** What a white square of two pixels leaves on a clear frame of five by three. */
  private static int[] alphas(Affine matrix, Fidelity fidelity) {
    return alphas(matrix, fidelity, PictureDrawing.Edges.SHARP);
  }

  private static int[] alphas(Affine matrix, Fidelity fidelity, PictureDrawing.Edges edges) {
    return alphas(2, 2, matrix, fidelity, edges, 5, 3);
  }

  private static int[] alphas(
      int width, int height, Affine matrix, Fidelity fidelity, PictureDrawing.Edges edges, int across, int down) {
    try (Arena arena = Arena.ofConfined(); RowSlices slices = new RowSlices(1)) {
      Frame source = Frame.allocate(arena, width, height);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, WHITE);
      }
      Frame target = Frame.allocate(arena, across, down);
      target.clear();
      new PictureDrawing(slices, fidelity).draw(source, matrix, edges, BlendMode.SOURCE_OVER, 1, target);
      return IntStream.range(0, target.size()).map(i -> target.pixel(i) >>> 24).toArray();
    }
  }

  private static String[] rows(Frame frame) {
    String[] rows = new String[frame.height()];
    for (int y = 0; y < rows.length; y++) {
      StringBuilder row = new StringBuilder();
      for (int x = 0; x < frame.width(); x++) {
        row.append(frame.pixel(y * frame.width() + x) == WHITE ? '#' : '.');
      }
      rows[y] = row.toString();
    }
    return rows;
  }
}
