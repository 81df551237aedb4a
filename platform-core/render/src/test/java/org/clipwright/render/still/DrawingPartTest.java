package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.clipwright.render.codec.PaintedMedia;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.sdk.effect.Fidelity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Drawings that are enlarged a lot are drawn as far as the canvas shows them, and look as if they were drawn whole. */
class DrawingPartTest {

  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final String TITLE =
      "<rect x='100' y='100' width='1720' height='880' rx='60' fill='#246'/>"
          + "<circle cx='960' cy='540' r='90' fill='none' stroke='#fa3' stroke-width='5'/>"
          + "<text x='960' y='550' font-size='60' text-anchor='middle' fill='white'>Title</text>";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Fidelity.class)
  void scaledEightTimesItIsAsSharpAsIfItHadBeenDrawnLarge(Fidelity fidelity) throws IOException {
    write("title.svg", 0, 0, 1);
    writeMiddle(8);

    PictureProject.Shot seen = project(fidelity).clip("title.svg", 1, 0, "'scale_x': 8, 'scale_y': 8").shot(1);
    PictureProject.Shot wanted = project(fidelity).clip("middle.svg", 1, 0).shot(1);

    assertThat(psnr(seen, wanted)).isGreaterThan(38);
  }

  @Test
  void anAnimatedScaleIsSharpAtItsEndAndWholeAtItsStart() throws IOException {
    write("title.svg", 0, 0, 1);
    writeMiddle(40);
    String growing = keys("scale_x", 1, 40) + ", " + keys("scale_y", 1, 40);
    PictureProject growingTitle = project(Fidelity.CORRECT).clip("title.svg", 1, 0, growing);

    assertThat(psnr(growingTitle.shot(31), project(Fidelity.CORRECT).clip("middle.svg", 1, 0, "'end': 2").shot(31)))
        .isGreaterThan(30);
    assertThat(psnr(growingTitle.shot(1), project(Fidelity.CORRECT).clip("title.svg", 1, 0).shot(1))).isGreaterThan(28);
  }

  @Test
  void turnedItLiesWhereItWouldLieWhole() throws IOException {
    write("title.svg", 0, 0, 1);
    PictureProject.Shot turned =
        project(Fidelity.CORRECT).clip("title.svg", 1, 0, "'scale_x': 3.5, 'scale_y': 3.5, 'rotation': 30").shot(1);
    PictureProject.Shot whole =
        project(Fidelity.CORRECT).clip("title.svg", 1, 0, "'scale_x': 2.8, 'scale_y': 2.8, 'rotation': 30").shot(1);

    assertThat(turned.at(WIDTH / 2 + 300, HEIGHT / 2)).isNotEqualTo(0xFF000000);
    assertThat(whole.at(10, 10)).isEqualTo(turned.at(10, 10));
    assertThat(psnr(turned, whole)).isGreaterThan(10);
  }

  @Test
  void outsideOfTheCanvasNothingIsSeen() throws IOException {
    write("title.svg", 0, 0, 1);

    assertThat(project(Fidelity.CORRECT)
        .clip("title.svg", 1, 0, "'scale_x': 8, 'scale_y': 8, 'location_x': 20").shot(1).pixels())
        .containsOnly(0xFF000000);
  }

  @Test
  void atItsOwnSizeItIsEnlargedAsMuch() throws IOException {
    write("title.svg", 0, 0, 1);
    PictureProject.Shot large =
        project(Fidelity.CORRECT).clip("title.svg", 1, 0, "'scale': 3, 'scale_x': 3, 'scale_y': 3").shot(1);
    PictureProject.Shot wanted =
        project(Fidelity.CORRECT).clip("title.svg", 1, 0, "'scale': 1, 'scale_x': 9, 'scale_y': 9").shot(1);

    assertThat(psnr(large, wanted)).isGreaterThan(30);
  }

  private PictureProject project(Fidelity fidelity) {
    return new PictureProject(new PaintedMedia()).size(WIDTH, HEIGHT).in(folder).like(fidelity);
  }

  private void writeMiddle(double scale) throws IOException {
    write("middle.svg", (WIDTH - WIDTH / scale) / 2, (HEIGHT - HEIGHT / scale) / 2, scale);
  }

  private void write(String name, double left, double top, double scale) throws IOException {
    Files.writeString(folder.resolve(name), String.format(Locale.ROOT,
        "<svg xmlns='http://www.w3.org/2000/svg' width='1920' height='1080' viewBox='%f %f %f %f'>%s</svg>",
        left, top, WIDTH / scale, HEIGHT / scale, TITLE));
  }

  private static String keys(String curve, double first, double last) {
    String points = "'%s': {'Points': [{'co': {'X': 1, 'Y': %s}, 'interpolation': 1},"
        + " {'co': {'X': 31, 'Y': %s}, 'interpolation': 1}]}";
    return points.formatted(curve, first, last) + (curve.equals("scale_x") ? ", 'end': 2" : "");
  }

  private static double psnr(PictureProject.Shot seen, PictureProject.Shot wanted) {
    double squares = 0;
    for (int i = 0; i < seen.pixels().length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        int difference = (seen.pixels()[i] >> shift & 255) - (wanted.pixels()[i] >> shift & 255);
        squares += difference * difference;
      }
    }
    return 10 * Math.log10(255 * 255 * 3.0 * seen.pixels().length / Math.max(squares, 1e-9));
  }
}
