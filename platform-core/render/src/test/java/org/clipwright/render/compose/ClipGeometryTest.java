package org.clipwright.render.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.clipwright.render.codec.PaintedMedia;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where clips lie on the canvas, and how large. */
class ClipGeometryTest {

  private static final int RED = Pixel.opaque(255, 0, 0);
  private static final int GREEN = Pixel.opaque(0, 255, 0);
  private static final int BLUE = Pixel.opaque(0, 0, 255);
  private static final int BLACK = Pixel.opaque(0, 0, 0);

  private final PaintedMedia media =
      new PaintedMedia()
          .video("red.mp4", 16, 8, 90, (_, _, _) -> RED)
          .video("green.mp4", 16, 8, 90, (_, _, _) -> GREEN)
          .video("small.mp4", 4, 2, 90, (_, x, y) -> x < 2 ? BLUE : GREEN)
          .video("square.mp4", 8, 8, 90, (_, _, _) -> BLUE)
          .video("count.mp4", 16, 8, 90, (number, _, _) -> Pixel.opaque((int) number, 0, 0))
          .translucent("veil.mov", 16, 8, 90, (_, x, _) -> x < 8 ? 0 : Pixel.of(0, 0, 128, 128));

  private final PictureProject project = new PictureProject(media);

  @Test
  void gravityAlignsToTheCanvas() {
    String[] columns = {"BBGG............", "......BBGG......", "............BBGG"};
    int[] tops = {0, 3, 6};
    for (int gravity = 0; gravity < 9; gravity++) {
      PictureProject.Shot shot =
          new PictureProject(media).clip("small.mp4", 1, 0, "'scale': 3", "'gravity': " + gravity).shot(1);
      assertThat(shot.row(tops[gravity / 3])).as("gravity " + gravity).isEqualTo(columns[gravity % 3]);
      assertThat(shot.row(tops[gravity / 3] == 0 ? 4 : 0)).doesNotContain("B");
    }
  }

  @Test
  void scaleModesFillTheCanvasEachInItsWay() {
    assertThat(new PictureProject(media).clip("square.mp4", 1, 0, "'scale': 0").shot(1).row(0))
        .isEqualTo("B".repeat(16));
    assertThat(new PictureProject(media).clip("square.mp4", 1, 0, "'scale': 1").shot(1).row(0))
        .isEqualTo("....BBBBBBBB....");
    assertThat(new PictureProject(media).clip("square.mp4", 1, 0, "'scale': 2").shot(1).row(0))
        .isEqualTo("B".repeat(16));
    assertThat(new PictureProject(media).clip("square.mp4", 1, 0, "'scale': 3").shot(1).row(0))
        .isEqualTo("....BBBBBBBB....");
  }

  @Test
  void scaleAndLocationAreInCanvasSizes() {
    project.clip("red.mp4", 1, 0, "'scale_x': 0.5", "'scale_y': 0.5", "'location_x': 0.25", "'location_y': -0.25");

    PictureProject.Shot shot = project.shot(1);
    assertThat(shot.row(0)).isEqualTo("........RRRRRRRR");
    assertThat(shot.row(3)).isEqualTo("........RRRRRRRR");
    assertThat(shot.row(4)).isEqualTo(".".repeat(16));
  }

  @Test
  void movedPicturesLieAtWholePixels() {
    project.clip("small.mp4", 1, 0, "'scale': 3", "'gravity': 0", "'location_x': 0.09");

    assertThat(project.shot(1).at(1, 0)).isEqualTo(BLUE);
    assertThat(project.shot(1).at(0, 0)).isEqualTo(BLACK);
  }

  @Test
  void rotationIsClockwiseAboutTheOrigin() {
    project.clip("small.mp4", 1, 0, "'scale': 3", "'rotation': 90");

    PictureProject.Shot shot = project.shot(1);
    assertThat(shot.row(2)).isEqualTo(".......BB.......");
    assertThat(shot.row(3)).isEqualTo(".......BB.......");
    assertThat(shot.row(4)).isEqualTo(".......GG.......");
    assertThat(shot.row(5)).isEqualTo(".......GG.......");
    assertThat(shot.row(6)).isEqualTo(".".repeat(16));
  }

  @Test
  void wildNumbersInTheGeometryDrawNothingOrSomethingButNeverFail() {
    for (String wild : new String[] {"1e300", "-1e300", "NaN", "0", "-1", "1e-300"}) {
      for (String key : new String[] {"scale_x", "scale_y", "location_x", "rotation", "shear_x", "shear_y", "origin_x",
        "time"}) {
        PictureProject one = new PictureProject(media).clip("small.mp4", 1, 0, "'" + key + "': " + wild);
        assertThat(one.shot(3).pixels()).as(key + " " + wild).doesNotContain(0);
      }
    }
  }

  @Test
  void aNegativeScaleMirrors() {
    project.clip("small.mp4", 1, 0, "'scale': 2", "'gravity': 0", "'scale_x': -1", "'location_x': 1");

    assertThat(project.shot(1).row(3)).isEqualTo("GGGGGGGGBBBBBBBB");
  }

  @Test
  void aClipFollowsItsParent() {
    project
        .clip("red.mp4", 1, 0, "'id': 'P'", "'scale_x': 0.5", "'scale_y': 0.5", "'location_x': -0.25", "'alpha': 0")
        .clip("green.mp4", 2, 0, "'parentObjectId': 'P'");

    assertThat(project.shot(1).row(4)).isEqualTo("GGGGGGGG........");
  }

  @Test
  void clipsThatAreEachOthersParentsDoNotRunInCircles() {
    project.clip("red.mp4", 1, 0, "'id': 'A'", "'parentObjectId': 'B'").clip("green.mp4", 2, 0, "'id': 'B'",
        "'parentObjectId': 'A'");

    assertThat(project.shot(1).at(8, 4)).isEqualTo(GREEN);
  }

  @Test
  void pixelsThatAreNotSquareAreStretchedUnlessTheOriginalIsWanted() {
    media.odd("wide.mpg", 8, 8, new Rational(2, 1), 0, (_, _, _) -> BLUE);
    project.clip("wide.mpg", 1, 0);

    assertThat(project.shot(1).row(0)).isEqualTo("B".repeat(16));
    assertThat(project.like(Fidelity.ORIGINAL).shot(1).row(0)).isEqualTo("....BBBBBBBB....");
  }

  @Test
  void aScaledDownPictureOfItsOwnSizeIsShrunkOnceUnlessTheOriginalIsWanted() {
    media.video("large.mp4", 16, 8, 90, (_, _, _) -> BLUE);
    project.clip("large.mp4", 1, 0, "'scale': 3", "'scale_x': 0.5", "'scale_y': 0.5");

    assertThat(project.shot(1).row(4)).isEqualTo("....BBBBBBBB....");
    assertThat(project.like(Fidelity.ORIGINAL).shot(1).row(4)).isEqualTo("......BBBB......");
  }

  @Test
  void picturesOfATurnedCameraAreTurnedUprightAndFit() {
    media.odd("phone.mp4", 16, 8, new Rational(1, 1), 90, (_, x, _) -> x < 8 ? RED : BLUE);
    project.clip("phone.mp4", 1, 0);

    PictureProject.Shot shot = project.shot(1);
    assertThat(shot.row(0)).isEqualTo("......RRRR......");
    assertThat(shot.row(7)).isEqualTo("......BBBB......");
  }

  @ParameterizedTest
  @EnumSource(value = Fidelity.class, names = {"CORRECT", "ORIGINAL"})
  void aClipReadUprightTurnsWhatIsUprightAlready(Fidelity fidelity) {
    media.odd("phone.mp4", 16, 8, new Rational(1, 1), 90, (_, x, y) -> x < 8 ? RED : y < 4 ? GREEN : BLUE);
    project.like(fidelity).clip("phone.mp4", 1, 0, "'reader_orientation_mode': 'reader'", "'rotation': 180",
        "'gravity': 3");

    PictureProject.Shot shot = project.shot(1);
    assertThat(shot.row(0)).isEqualTo("GGBB............");
    assertThat(shot.row(7)).isEqualTo("RRRR............");
  }

  @Test
  void aClipThatStatesARotationIsNotTurnedByTheCamera() {
    media.odd("phone.mp4", 16, 8, new Rational(1, 1), 90, (_, _, _) -> RED);
    project.clip("phone.mp4", 1, 0, "'rotation': 0");

    assertThat(project.shot(1).row(0)).isEqualTo("R".repeat(16));
  }
}
