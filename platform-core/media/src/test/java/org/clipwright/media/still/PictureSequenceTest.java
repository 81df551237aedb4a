package org.clipwright.media.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbered pictures are a film of 25 pictures a second. */
class PictureSequenceTest {

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();

  @TempDir private Path folder;

  @Test
  void numberedPicturesAreAFilm() throws IOException {
    paint("shot%04d.png", 1, 10);
    MediaInfo info = media.probe(folder.resolve("shot%04d.png"));
    assertThat(List.of(info.width(), info.height())).containsExactly(16, 8);
    assertThat(List.of(info.videoLength(), (double) info.durationSeconds())).containsExactly(10L, (double) 0.4f);
    assertThat(info.fps()).isEqualTo(new Rational(25, 1));
    assertThat(info.picture().stream().codec()).isEqualTo("png");
    assertThat(List.of(info.hasAudio(), info.hasSingleImage())).containsOnly(false);
  }

  @Test
  void eachIsShownInItsTurnAndTheLastOneStands() throws IOException {
    paint("%d.png", 2, 4);
    try (PictureSource pictures = media.pictures(folder.resolve("%d.png"), Fidelity.CORRECT, 1)) {
      assertThat(Stream.of(1, 3, 4, 9, 2).map(number -> grey(pictures, number))).containsExactly(20, 40, 50, 50, 30);
    }
  }

  @Test
  void theyEndAtTheFirstGap() throws IOException {
    paint("a%02d.png", 0, 3);
    Files.delete(folder.resolve("a01.png"));
    assertThat(media.probe(folder.resolve("a%02d.png")).videoLength()).isEqualTo(1);
  }

  @Test
  void whereThereAreNoneThePatternIsNamed() {
    assertThatExceptionOfType(MediaException.class).isThrownBy(() -> media.probe(folder.resolve("none%d.png")))
        .withMessage("There are no pictures none%d.png that are numbered from 0 or 1.");
  }

  @Test
  void aPlaylistAmongThemIsRefused() throws IOException {
    Files.writeString(folder.resolve("1.png"),
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n/etc/passwd\n#EXT-X-ENDLIST\n");
    assertThatExceptionOfType(MediaException.class).isThrownBy(() -> media.probe(folder.resolve("%d.png")))
        .withMessageContaining("playlist");
  }

  /** Pictures whose grey is ten times their number. */
  private void paint(String pattern, int first, int count) throws IOException {
    for (int number = first; number < first + count; number++) {
      BufferedImage picture = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 16 * 8; i++) {
        picture.setRGB(i % 16, i / 16, 0x010101 * 10 * number);
      }
      ImageIO.write(picture, "png", folder.resolve(pattern.formatted(number)).toFile());
    }
  }

  private static int grey(PictureSource pictures, long number) {
    try (Arena arena = Arena.ofConfined();
        DecodedPicture picture = pictures.picture(number)) {
      Frame frame = Frame.allocate(arena, 16, 8);
      picture.toFrame(frame, Scaling.BICUBIC);
      return Pixel.green(frame.pixel(20));
    }
  }
}
