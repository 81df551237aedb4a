package org.clipwright.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.render.DecodedPicture;
import org.clipwright.render.PictureSource;
import org.clipwright.render.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose headers do not tell what follows them. */
class MisleadingMediaTest {

  private static final int FRAMES = 50;
  private static final int GREY_TOLERANCE = 3;

  /** 20 pictures of 64x48 in a dark grey, then 20 of 96x32 in a light one. */
  private static final Path CHANGES_SIZE = Path.of("src/test/resources/damaged/changes-size.ts");

  /** A third of a second of sound with a cover of one colour. */
  private static final Path COVER = Path.of("src/test/resources/damaged/cover.m4a");

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();

  @TempDir private Path folder;

  @Test
  void picturesThatChangeTheirSizeAreAllScaledToTheSizeAskedFor() {
    try (PictureSource pictures = media.pictures(CHANGES_SIZE, Fidelity.CORRECT, 2)) {
      for (int number : new int[] {1, 15, 19, 23, 38, 5, 30, 2}) {
        int expected = number <= 20 ? 0x60 : 0xC0;
        assertThat(grey(pictures, number)).as("frame %d", number).isCloseTo(expected, within(GREY_TOLERANCE));
      }
    }
  }

  @Test
  void aCoverIsSeenAtEveryFrameOfItsSound() {
    try (PictureSource pictures = media.pictures(COVER, Fidelity.CORRECT, 1)) {
      for (int number : new int[] {9, 1, 5}) {
        assertThat(grey(pictures, number)).isCloseTo(0x80, within(GREY_TOLERANCE));
      }
    }
    try (PictureSource pictures = media.pictures(COVER, Fidelity.ORIGINAL, 1)) {
      assertThat(grey(pictures, 9)).isCloseTo(0x80, within(GREY_TOLERANCE));
    }
  }

  @Test
  void transportStreamsAreEnteredAnywhereAndStillShowWhatWasAskedFor() {
    Path file = PaintedFilm.silent("ts", "libx264", FRAMES).write(folder.resolve("film.ts"));
    for (int number = 1; number <= FRAMES; number++) {
      try (PictureSource pictures = media.pictures(file, Fidelity.ORIGINAL, 1)) {
        pictures.picture(number).close();
      }
    }
  }

  @Test
  void pastTheRealEndOfAFilmThatClaimsToBeLongerItsLastPictureStands() throws IOException {
    try (PictureSource pictures = media.pictures(claiming(1000), Fidelity.CORRECT, 1)) {
      for (int number : new int[] {FRAMES, FRAMES + 1, 500, 30_000}) {
        assertThat(grey(pictures, number)).isCloseTo(PaintedFilm.grey(FRAMES), within(GREY_TOLERANCE));
      }
      assertThat(grey(pictures, 7)).isCloseTo(PaintedFilm.grey(7), within(GREY_TOLERANCE));
    }
  }

  @Test
  void aFilmThatClaimsToLastNoTimeStillShowsItsFirstPicture() throws IOException {
    try (PictureSource pictures = media.pictures(claiming(0), Fidelity.CORRECT, 1)) {
      assertThat(grey(pictures, 1)).isCloseTo(PaintedFilm.grey(1), within(GREY_TOLERANCE));
      pictures.picture(FRAMES).close();
    }
  }

  /** A film of two seconds whose header multiplies its length. */
  private Path claiming(int factor) throws IOException {
    Path file = PaintedFilm.silent("mp4", "libx264", FRAMES).write(folder.resolve("claims.mp4"));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    multiply(bytes, "mvhd", 20, factor);
    multiply(bytes, "tkhd", 24, factor);
    multiply(bytes, "mdhd", 20, factor);
    return Files.write(file, bytes.array());
  }

  /** Multiplies the 32-bit number that lies some bytes behind the beginning of a box's name. */
  private static void multiply(ByteBuffer bytes, String box, int distance, int factor) {
    int name = ByteBuffer.wrap(box.getBytes(StandardCharsets.US_ASCII)).getInt();
    for (int i = 0; i + distance + Integer.BYTES <= bytes.limit(); i++) {
      if (bytes.getInt(i) == name) {
        bytes.putInt(i + distance, bytes.getInt(i + distance) * factor);
      }
    }
  }

  private static int grey(PictureSource pictures, long number) {
    try (Arena arena = Arena.ofConfined();
        DecodedPicture picture = pictures.picture(number)) {
      Frame frame = Frame.allocate(arena, 32, 32);
      picture.toFrame(frame, Scaling.BICUBIC);
      return Pixel.green(frame.pixel(frame.size() / 2 + frame.width() / 2));
    }
  }
}
