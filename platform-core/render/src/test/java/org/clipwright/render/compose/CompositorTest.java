package org.clipwright.render.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.PaintedMedia;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.sound.ClipSounds;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositorTest {

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
  void anEmptyTimelineIsBlack() {
    assertThat(project.shot(1).pixels()).containsOnly(BLACK);
  }

  @Test
  void higherLayersLieAbove() {
    project.clip("green.mp4", 2, 0).clip("red.mp4", 1, 0);

    assertThat(project.shot(1).pixels()).containsOnly(GREEN);
  }

  @Test
  void onALayerTheLaterClipLiesAbove() {
    project.clip("green.mp4", 1, 0.5).clip("red.mp4", 1, 0);

    assertThat(project.shot(15).at(3, 3)).isEqualTo(RED);
    assertThat(project.shot(16).at(3, 3)).isEqualTo(GREEN);
  }

  @Test
  void clipsAreSeenFromTheirFirstToTheirLastFrame() {
    project.clip("red.mp4", 1, 1);

    assertThat(project.shot(30).at(0, 0)).isEqualTo(BLACK);
    assertThat(project.shot(31).at(0, 0)).isEqualTo(RED);
    assertThat(project.shot(60).at(0, 0)).isEqualTo(RED);
    assertThat(project.shot(61).at(0, 0)).isEqualTo(BLACK);
  }

  @Test
  void trimmedClipsBeginAtTheirStart() {
    project.clip("count.mp4", 1, 0, "'start': 0.5");

    assertThat(Pixel.red(project.shot(1).at(0, 0))).isEqualTo(16);
    assertThat(Pixel.red(project.shot(15).at(0, 0))).isEqualTo(30);
  }

  @Test
  void pastItsEndMediaHoldsItsLastPicture() {
    media.video("short.mp4", 16, 8, 10, (number, _, _) -> Pixel.opaque((int) number * 10, 0, 0));
    project.clip("short.mp4", 1, 0);

    assertThat(Pixel.red(project.shot(25).at(0, 0))).isEqualTo(100);
  }

  @Test
  void aTimeCurveChoosesThePicture() {
    project.clip(
        "count.mp4", 1, 0, "'time': {'Points':"
            + " [{'co':{'X':1,'Y':60},'interpolation':1},{'co':{'X':30,'Y':2},'interpolation':1}]}");

    assertThat(Pixel.red(project.shot(1).at(0, 0))).isEqualTo(60);
    assertThat(Pixel.red(project.shot(2).at(0, 0))).isEqualTo(58);
    assertThat(Pixel.red(project.shot(30).at(0, 0))).isEqualTo(2);
  }

  @Test
  void anotherFrameRateIsMapped() {
    media.video("film.mp4", 16, 8, new Rational(24, 1), 72, (number, _, _) -> Pixel.opaque((int) number, 0, 0));
    project.clip("film.mp4", 1, 0);

    try (FrameRenderer renderer = FrameRenderer.open(project.setup(), ClipSounds.SILENT)) {
      int[] shown = new int[10];
      for (int i = 0; i < shown.length; i++) {
        shown[i] = Pixel.red(PictureProject.shot(renderer, i + 1).at(0, 0));
      }
      assertThat(shown).containsExactly(1, 2, 3, 4, 4, 5, 6, 7, 8, 8);
    }
  }

  @Test
  void opacityMixesWithWhatLiesBelow() {
    project.clip("red.mp4", 1, 0).clip("green.mp4", 2, 0, "'alpha': 0.5");

    assertThat(project.shot(1).pixels()).containsOnly(Pixel.opaque(128, 127, 0));
  }

  @Test
  void transparentPlacesShowWhatLiesBelow() {
    project.clip("red.mp4", 1, 0).clip("veil.mov", 2, 0);

    assertThat(project.shot(1).at(0, 0)).isEqualTo(RED);
    assertThat(project.shot(1).at(12, 0)).isEqualTo(Pixel.opaque(127, 0, 128));
  }

  @Test
  void opacityOutsideItsRangeIsLimited() {
    project.clip("red.mp4", 1, 0).clip("green.mp4", 2, 0, "'alpha': 1e300").clip("red.mp4", 3, 0, "'alpha': -5");

    assertThat(project.shot(1).pixels()).containsOnly(GREEN);
  }

  @Test
  void clipsWithoutPictureShowWhatLiesBelow() {
    project.clip("red.mp4", 1, 0).clip("green.mp4", 2, 0, "'has_video': 0");

    assertThat(project.shot(1).pixels()).containsOnly(RED);
  }

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
  void anAudioFileHidesNothingUnlessTheOriginalIsWanted() {
    media.sound("song.mp3");
    project.clip("red.mp4", 1, 0).clip("song.mp3", 2, 0);

    assertThat(project.shot(1).pixels()).containsOnly(RED);
    assertThat(project.like(Fidelity.ORIGINAL).shot(1).pixels()).containsOnly(BLACK);
  }

  @Test
  void likeInTheOriginalAnAudioFileThatNeedsAdaptingHidesNothing() {
    media.sound("old.mp3", 44100);
    project.clip("red.mp4", 1, 0).clip("old.mp3", 2, 0);

    assertThat(project.like(Fidelity.ORIGINAL).shot(1).pixels()).containsOnly(RED);
  }

  @Test
  void likeInTheOriginalAnAudioFileHidesTheWholeCanvasWhateverItsSizeAndOpacity() {
    media.sound("song.mp3");
    project.clip("red.mp4", 1, 0).clip("song.mp3", 2, 0, "'scale_x': 0.5", "'alpha': 0");

    assertThat(project.like(Fidelity.ORIGINAL).shot(1).pixels()).containsOnly(BLACK);
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

  @Test
  void aClipThatStatesARotationIsNotTurnedByTheCamera() {
    media.odd("phone.mp4", 16, 8, new Rational(1, 1), 90, (_, _, _) -> RED);
    project.clip("phone.mp4", 1, 0, "'rotation': 0");

    assertThat(project.shot(1).row(0)).isEqualTo("R".repeat(16));
  }

  @Test
  void aProjectCanBeAClip(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("inner.json"), new PictureProject(media).clip("red.mp4", 1, 0).json());

    project.in(folder).clip("inner.json", 1, 0);

    assertThat(project.shot(1).pixels()).containsOnly(RED);
  }

  @Test
  void aNestedProjectIsClosedWhenItsClipIsOver(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("inner.json"), new PictureProject(media).clip("red.mp4", 1, 0).json());
    project.in(folder).clip("inner.json", 1, 0);

    try (FrameRenderer renderer = FrameRenderer.open(project.setup(), ClipSounds.SILENT)) {
      PictureProject.shot(renderer, 1);
      assertThat(media.openNow()).isPositive();
      PictureProject.shot(renderer, 40);
      assertThat(media.openNow()).isZero();
      assertThat(PictureProject.shot(renderer, 2).at(0, 0)).isEqualTo(RED);
    }
  }

  @Test
  void aProjectThatContainsItselfIsRefused(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("a.json"), new PictureProject(media).clip("b.json", 1, 0).json());
    Files.writeString(folder.resolve("b.json"), new PictureProject(media).clip("a.json", 1, 0).json());

    assertThatThrownBy(() -> project.in(folder).clip("a.json", 1, 0).shot(1))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("contains itself");
  }

  @Test
  void stillPicturesFillTheCanvasAlsoWhenTheyAreSmaller(@TempDir Path folder) throws Exception {
    BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xFFFFFF);
    ImageIO.write(image, "png", folder.resolve("dot.png").toFile());

    PictureProject.Shot shot = project.in(folder).clip("dot.png", 1, 0).shot(20);

    assertThat(shot.at(0, 0)).isEqualTo(Pixel.opaque(255, 255, 255));
    assertThat(shot.at(15, 7)).isEqualTo(BLACK);
  }

  @Test
  void greyPicturesKeepTheirLevels(@TempDir Path folder) throws Exception {
    BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(2, 2, 0, 100);
    ImageIO.write(image, "png", folder.resolve("grey.png").toFile());

    assertThat(project.in(folder).clip("grey.png", 1, 0).shot(1).at(2, 2)).isEqualTo(Pixel.opaque(100, 100, 100));
  }

  @Test
  void drawingsAreDrawnAtTheSizeTheyAreSeenAt(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("box.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'>"
            + "<rect width='1' height='2' fill='#ff0000'/></svg>");

    assertThat(project.in(folder).clip("box.svg", 1, 0).shot(1).row(3)).isEqualTo("RRRR............");
  }

  @Test
  void drawingsLoadAndRunNothing(@TempDir Path folder) throws Exception {
    File outside = folder.resolve("outside.png").toFile();
    BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().fillRect(0, 0, 16, 8);
    ImageIO.write(image, "png", outside);
    Files.writeString(
        folder.resolve("bad.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='16' height='8'>"
            + "<image xlink:href='" + outside.toURI() + "' width='16' height='8'/></svg>");

    try {
      assertThat(project.in(folder).clip("bad.svg", 1, 0).shot(1).pixels()).doesNotContain(Pixel.opaque(255, 255, 255));
    } catch (MediaException refused) {
      assertThat(refused).hasMessageContaining("bad.svg");
    }
  }

  @Test
  void missingMediaIsNamed() {
    assertThatThrownBy(() -> project.clip("gone.mp4", 1, 0).shot(1))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("gone.mp4");
    assertThatThrownBy(() -> new PictureProject(media).clip("gone.png", 1, 0).shot(1))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("gone.png");
  }

  @Test
  void frameNumbersAreWrittenIntoThePicture() {
    media.video("dark.mp4", 64, 36, 90, (_, _, _) -> BLACK);

    PictureProject.Shot shot = project.size(64, 36).clip("dark.mp4", 1, 0, "'display': 1").shot(1);

    int written = 0;
    for (int pixel : shot.pixels()) {
      written += pixel == BLACK ? 0 : 1;
    }
    assertThat(written).isBetween(5, 200);
  }

  @Test
  void everythingIsClosedAtTheEnd() {
    project.clip("red.mp4", 1, 0).clip("veil.mov", 2, 0).clip("count.mp4", 3, 0, "'alpha': 0.3").shot(1);

    assertThat(media.openNow()).isZero();
  }
}
