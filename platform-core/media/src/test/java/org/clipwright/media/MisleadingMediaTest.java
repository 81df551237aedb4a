package org.clipwright.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.timeline.MediaInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose headers do not tell what follows them. */
class MisleadingMediaTest {

  private static final int FRAMES = 50;
  private static final int GREY_TOLERANCE = 3;

  /** 20 pictures of 64x48 in a dark grey, then 20 of 96x32 in a light one. */
  private static final Path CHANGES_SIZE = Path.of("src/test/resources/damaged/changes-size.ts");

  /**
   * Twelve pictures of 64x48, 25 a second, each a little lighter; the first is shown after 0.3 seconds: 7.5 pictures.
   */
  private static final Path STARTS_LATE = Path.of("src/test/resources/damaged/starts-late.mkv");

  /** A third of a second of sound with a cover of one colour. */
  private static final Path COVER = Path.of("src/test/resources/damaged/cover.m4a");

  /** A red, a green and a blue picture of 2x2 pixels with delays of 0. */
  private static final String TIMELESS_GIF =
      "R0lGODlhAgACAIIAAP8AAAD/AAAA/wAAAAAAAAAAAAAAAAAAACH/C05FVFNDQVBFMi4wAwEAAAAsAAAAAAIAAgAACAYAAQgEEBAALAAAAAAC"
          + "AAIAgv8AAAD/AAAA/wAAAAAAAAAAAAAAAAAAAAgGAAMIDBAQACwAAAAAAgACAIL/AAAA/wAAAP8AAAAA"
          + "AAAAAAAAAAAAAAAIBgAFCBQQEAA7";

  private static final String STILL_GIF = "R0lGODdhAgACAIEAAP8AAAAAAAAAAAAAACwAAAAAAgACAAAIBgABCAQQEAA7";

  /** The same, to be shown for 40 ms, as programs for films write it. */
  private static final String SHORT_GIF =
      "R0lGODlhAgACAIEAAP8AAAAAAAAAAAAAACH5BAAEAAAALAAAAAACAAIAAAgGAAEIBBAQADs=";

  /** The name of Matroska's duration and the size of its value. */
  private static final byte[] DURATION = {0x44, (byte) 0x89, (byte) 0x88};

  /** The name of what readers skip in Matroska files and its size. */
  private static final byte[] NOTHING_OF_NINE_BYTES = {(byte) 0xEC, (byte) 0x89};

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

  @Test
  void aFilmThatTellsNoLengthLastsToItsLastPicture() throws IOException {
    MediaInfo info = media.probe(untold());
    assertThat(info.durationSeconds()).isEqualTo(2);
    assertThat(info.videoLength()).isEqualTo(FRAMES);
  }

  @Test
  void aMovingGifThatTellsNoTimesShowsTenPicturesASecond() throws IOException {
    Path file = Files.write(folder.resolve("timeless.gif"), Base64.getDecoder().decode(TIMELESS_GIF));
    assertThat(media.probe(file).videoLength()).isEqualTo(3);
    try (PictureSource pictures = media.pictures(file, Fidelity.CORRECT, 1)) {
      assertThat(List.of(grey(pictures, 1), grey(pictures, 2), grey(pictures, 3))).containsExactly(0, 255, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {STILL_GIF, SHORT_GIF})
  void aGifOfOnePictureIsAStill(String bytes) throws IOException {
    Path file = Files.write(folder.resolve("still.gif"), Base64.getDecoder().decode(bytes));
    assertThat(media.probeWhole(file).hasSingleImage()).isTrue();
    assertThat(media.probe(file).durationSeconds()).isEqualTo(3600);
    for (Fidelity fidelity : Fidelity.values()) {
      try (PictureSource pictures = media.pictures(file, fidelity, 1)) {
        assertThat(middle(pictures, 1)).isEqualTo(Pixel.opaque(255, 0, 0));
        assertThat(middle(pictures, 500)).isEqualTo(Pixel.opaque(255, 0, 0));
      }
    }
  }

  @Test
  void ofTwoPicturesThatRoundingGivesOneNumberTheOriginalShowsTheFirst() {
    try (PictureSource pictures = media.pictures(STARTS_LATE, Fidelity.ORIGINAL, 1)) {
      assertThat(grey(pictures, 14)).isCloseTo(lateGrey(6), within(GREY_TOLERANCE));
      assertThat(grey(pictures, 15)).isCloseTo(lateGrey(7), within(GREY_TOLERANCE));
      assertThat(grey(pictures, 16)).isCloseTo(lateGrey(7), within(GREY_TOLERANCE));
      assertThat(grey(pictures, 17)).isCloseTo(lateGrey(9), within(GREY_TOLERANCE));
    }
  }

  /** The grey of a picture of the film that starts late, counted from 1. */
  private static int lateGrey(int picture) {
    return 18 + (picture - 1) * 16;
  }

  /** A film of two seconds without the length in its header, as browsers record them. */
  private Path untold() throws IOException {
    Path file = PaintedFilm.silent("mkv", "libx264", FRAMES).write(folder.resolve("untold.mkv"));
    byte[] bytes = Files.readAllBytes(file);
    int duration = indexOf(bytes, DURATION);
    System.arraycopy(NOTHING_OF_NINE_BYTES, 0, bytes, duration, NOTHING_OF_NINE_BYTES.length);
    return Files.write(file, bytes);
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    int at = 0;
    while (!Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
      at++;
    }
    return at;
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
    return Pixel.green(middle(pictures, number));
  }

  private static int middle(PictureSource pictures, long number) {
    try (Arena arena = Arena.ofConfined();
        DecodedPicture picture = pictures.picture(number)) {
      Frame frame = Frame.allocate(arena, 32, 32);
      picture.toFrame(frame, Scaling.BICUBIC);
      return frame.pixel(frame.size() / 2 + frame.width() / 2);
    }
  }
}
