package org.clipwright.render.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.clipwright.render.FrameRenderer;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.PaintedMedia;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;

/** Layers, times and opacity of clips. */
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
      assertThat(shown).containsExactly(1, 1, 2, 3, 4, 5, 5, 6, 7, 8);
    }
  }

  @Test
  void whatMovesMovesByPartsOfPixelsAndWhatStaysIsSharp() {
    String corner = "'scale': 3, 'gravity': 0, 'location_x': ";
    project.clip("small.mp4", 1, 0, corner + "{'Points': [{'co':{'X':1,'Y':0},'interpolation':1},"
        + "{'co':{'X':33,'Y':1},'interpolation':1}]}");

    PictureProject.Shot half = project.shot(2);
    assertThat(half.at(0, 0)).isEqualTo(Pixel.opaque(0, 0, 127));
    assertThat(half.at(1, 0)).isEqualTo(BLUE);
    assertThat(half.at(4, 0)).isEqualTo(Pixel.opaque(0, 127, 0));
    PictureProject still = new PictureProject(media).clip("small.mp4", 1, 0, corner + "0.03125");
    assertThat(still.shot(2).at(0, 0)).isEqualTo(BLACK);
    assertThat(still.shot(2).at(1, 0)).isEqualTo(BLUE);
    assertThat(still.shot(2).at(4, 0)).isEqualTo(GREEN);
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
