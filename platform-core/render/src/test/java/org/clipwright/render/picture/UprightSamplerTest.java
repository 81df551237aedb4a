package org.clipwright.render.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Arrays;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.junit.jupiter.api.Test;

/** Pixels are read 1/65536 of a pixel before their place, as the original does, which takes one step off some. */
class UprightSamplerTest {

  private static Frame picture(int width, int... greens) {
    Frame frame = Frame.allocate(Arena.ofAuto(), width, greens.length / width);
    for (int i = 0; i < greens.length; i++) {
      frame.pixel(i, Pixel.opaque(0, greens[i], 0));
    }
    return frame;
  }

  private static int[] row(Frame picture, Affine map, int left, int count, int row) {
    UprightSampler sampler = new UprightSampler();
    sampler.begin(picture, map.inverse(), left, count);
    int[] pixels = sampler.row(row);
    return Arrays.stream(pixels, 0, count).map(Pixel::green).toArray();
  }

  @Test
  void enlargedColumnsMixByTheirDistance() {
    assertThat(row(picture(2, 0, 200), Affine.scaling(2, 1), 0, 4, 0)).containsExactly(0, 49, 149, 200);
  }

  @Test
  void enlargedRowsMixByTheirDistance() {
    Frame picture = picture(1, 0, 200);

    assertThat(row(picture, Affine.scaling(1, 2), 0, 1, 0)).containsExactly(0);
    assertThat(row(picture, Affine.scaling(1, 2), 0, 1, 1)).containsExactly(49);
    assertThat(row(picture, Affine.scaling(1, 2), 0, 1, 2)).containsExactly(149);
    assertThat(row(picture, Affine.scaling(1, 2), 0, 1, 3)).containsExactly(200);
  }

  @Test
  void rowsAreMixedAndRoundedDownBeforeColumns() {
    Frame picture = picture(2, 1, 0, 1, 3);
    Affine map = Affine.scaling(2, 2);

    assertThat(row(picture, map, 0, 4, 1)).containsExactly(1, 0, 0, 0);
  }

  @Test
  void partOfARowIsThatPartOfTheWhole() {
    Frame picture = picture(5, 10, 240, 30, 70, 190, 20, 60, 90, 250, 0);
    Affine map = new Affine(1.7, 0, 0, 2.3, 0.4, -0.3);
    int[] whole = row(picture, map, 0, 8, 2);

    assertThat(row(picture, map, 3, 4, 2)).containsExactly(Arrays.copyOfRange(whole, 3, 7));
  }

  @Test
  void negativeScaleMirrors() {
    assertThat(row(picture(3, 10, 20, 30), new Affine(-1, 0, 0, 1, 3, 0), 0, 3, 0)).containsExactly(29, 19, 10);
  }

  @Test
  void placesOutsideThePictureRepeatItsEdge() {
    assertThat(row(picture(2, 10, 90), Affine.IDENTITY, -2, 6, -5)).containsExactly(10, 10, 10, 89, 90, 90);
  }

  @Test
  void scalesBeyondAllBoundsStayInsideThePicture() {
    for (double scale : new double[] {1e-300, 1e300, -1e300}) {
      assertThat(row(picture(2, 10, 90), Affine.scaling(scale, 1), 0, 3, 0)).hasSize(3);
    }
  }

  @Test
  void opacityIsCutToSteps() {
    assertThat(Blending.coverage(1)).isEqualTo(255);
    assertThat(Blending.coverage(0.999)).isEqualTo(254);
    assertThat(Blending.coverage(0.5)).isEqualTo(127);
    assertThat(Blending.coverage(Double.NaN)).isZero();
  }
}
