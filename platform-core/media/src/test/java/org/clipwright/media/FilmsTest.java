package org.clipwright.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written comes back: the same pictures at the same numbers, and the same sound at the same time. */
class FilmsTest {

  private static final int FRAMES = 50;
  private static final int GREY_TOLERANCE = 2;
  private static final int SEEKS = 60;
  private static final int GAP = 9;

  /** Less than half a period of the tone, in samples. */
  private static final int MOST_DELAY = 50;

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "mp4,libx264,aac",
    "mp4,libx265,aac",
    "mp4,mpeg4,libmp3lame",
    "mov,prores_ks,pcm_s16le",
    "mkv,libx264,flac",
    "webm,libvpx,libvorbis",
    "webm,libvpx-vp9,libopus",
    "avi,mpeg4,libmp3lame",
    "flv,libx264,aac",
    "mpg,mpeg2video,mp2",
    "mxf,libx264,pcm_s16le",
  })
  void everyFrameIsWhereItWasWritten(String container, String videoCodec, String audioCodec) {
    Path file = write(new PaintedFilm(container, videoCodec, audioCodec, FRAMES));
    try (PictureSource pictures = media.pictures(file, Fidelity.CORRECT, 1)) {
      LongStream.rangeClosed(1, FRAMES).forEach(number -> assertShows(pictures, number));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mp4,libx264",
    "mp4,libx265",
    "mkv,libx264",
    "webm,libvpx-vp9",
    "avi,mpeg4",
    "mov,prores_ks",
    "mpg,mpeg2video",
    "ts,libx264",
    "mxf,libx264",
    "nut,ffv1",
  })
  void jumpsAnywhereShowTheFrameThatWasAskedFor(String container, String videoCodec) {
    Path file = write(PaintedFilm.silent(container, videoCodec, FRAMES));
    Random random = new Random(7);
    try (PictureSource pictures = media.pictures(file, Fidelity.CORRECT, 2)) {
      for (int i = 0; i < SEEKS; i++) {
        assertShows(pictures, 1 + random.nextInt(FRAMES));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mpeg1video", "mpeg2video"})
  void picturesOfBareStreamsAreCounted(String codec) throws IOException {
    Path bare = FilmWithGaps.bare(write(PaintedFilm.silent("mkv", codec, FRAMES)), folder.resolve("film.bare"));
    try (PictureSource pictures = media.pictures(bare, Fidelity.CORRECT, 1)) {
      assertThat(pictures.info().videoLength()).isEqualTo(FRAMES);
      LongStream.rangeClosed(1, FRAMES).forEach(number -> assertShows(pictures, number));
    }
  }

  @Test
  void likeInTheOriginalPicturesAreLateByTheDelayOfTheirSound() {
    Path file = write(new PaintedFilm("mp4", "libx264", "aac", FRAMES));
    try (PictureSource pictures = media.pictures(file, Fidelity.ORIGINAL, 1)) {
      assertThat(grey(pictures, 2)).isCloseTo(PaintedFilm.grey(1), within(GREY_TOLERANCE));
      assertThat(grey(pictures, 20)).isCloseTo(PaintedFilm.grey(19), within(GREY_TOLERANCE));
    }
  }

  /** Neither a black picture nor one from the future, however a frame is reached. */
  @ParameterizedTest
  @CsvSource({"libx264,CORRECT", "libx264,ORIGINAL", "libx264,ORIGINAL_0_5", "mjpeg,CORRECT", "mjpeg,ORIGINAL"})
  void aGapInAFilmOfVariableRateHoldsTheLastPicture(String videoCodec, Fidelity fidelity) {
    FilmWithGaps film = FilmWithGaps.copy(
        write(PaintedFilm.silent("mkv", videoCodec, FRAMES)), folder.resolve("gaps.mkv"), "mkv", GAP);
    long last = film.pictures().lastKey();
    assertThat(last).isGreaterThan(FRAMES + GAP);
    try (PictureSource pictures = media.pictures(film.file(), fidelity, 2)) {
      assertThat(pictures.info().fps()).isEqualTo(new Rational(25, 1));
      LongStream.rangeClosed(1, last).forEach(number -> assertShows(pictures, film, number));
      LongStream.rangeClosed(1, last).map(number -> last + 1 - number)
          .forEach(number -> assertShows(pictures, film, number));
      new Random(7).longs(SEEKS, 1, last + 1).forEach(number -> assertShows(pictures, film, number));
    }
  }

  @Test
  void numbersBeyondTheEndsShowTheFirstAndTheLastFrame() {
    Path file = write(PaintedFilm.silent("mp4", "libx264", FRAMES));
    try (PictureSource pictures = media.pictures(file, Fidelity.CORRECT, 1)) {
      assertThat(grey(pictures, FRAMES + 100)).isCloseTo(PaintedFilm.grey(FRAMES), within(GREY_TOLERANCE));
      assertThat(grey(pictures, -5)).isCloseTo(PaintedFilm.grey(1), within(GREY_TOLERANCE));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mp4,libx264,aac,h264,aac",
    "mov,prores_ks,pcm_s16le,prores,pcm_s16le",
    "webm,libvpx-vp9,libopus,vp9,opus",
  })
  void probingTellsWhatWasWritten(
      String container, String videoCodec, String audioCodec, String videoName, String audioName) {
    MediaInfo info = media.probe(write(new PaintedFilm(container, videoCodec, audioCodec, FRAMES)));
    assertThat(List.of(info.picture().stream().codec(), info.sound().stream().codec())).containsExactly(videoName,
        audioName);
    assertThat(List.of(info.width(), info.height())).containsExactly(PaintedFilm.WIDTH, PaintedFilm.HEIGHT);
    assertThat(info.fps()).isEqualTo(new Rational(25, 1));
    assertThat(info.videoLength()).isEqualTo(FRAMES);
    assertThat(info.durationSeconds()).isCloseTo(FRAMES / 25f, within(0.05f));
    assertThat(List.of(info.sound().sampleRate(), info.sound().channels())).containsExactly(PaintedFilm.SAMPLE_RATE, 2);
  }

  @ParameterizedTest
  @CsvSource({"mp4,libx264,aac,0", "mov,prores_ks,pcm_s16le,0", "mkv,libx264,flac,48", "webm,libvpx-vp9,libopus,48"})
  void soundIsInTimeAfterEveryJump(String container, String videoCodec, String audioCodec, int tick) {
    Path file = write(new PaintedFilm(container, videoCodec, audioCodec, FRAMES));
    AudioBlock heard = new AudioBlock(2, 4_800, PaintedFilm.SAMPLE_RATE);
    AudioBlock expected = new AudioBlock(2, 4_800, PaintedFilm.SAMPLE_RATE);
    try (SoundSource sound = media.sound(file, PaintedFilm.SAMPLE_RATE, PaintedFilm.STEREO, Fidelity.CORRECT)) {
      for (long position : new long[] {40_000, 9_600, 70_001, 20_000, 24_800}) {
        sound.read(position, heard);
        assertThat(Math.abs(delay(heard, expected, position))).as("delay at sample %d",
            position).isLessThanOrEqualTo(tick);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"mp4,libx264,aac", "mp3,'',libmp3lame", "m4a,'',aac", "ogg,'',libvorbis", "wav,'',pcm_s16le"})
  void soundIsThereFromItsFirstSampleOn(String container, String videoCodec, String audioCodec) {
    Path file = write(new PaintedFilm(container, videoCodec, audioCodec, FRAMES));
    AudioBlock heard = new AudioBlock(2, 480, PaintedFilm.SAMPLE_RATE);
    for (Fidelity fidelity : Fidelity.values()) {
      try (SoundSource sound = media.sound(file, PaintedFilm.SAMPLE_RATE, PaintedFilm.STEREO, fidelity)) {
        sound.read(0, heard);
      }
      double power = 0;
      for (float sample : heard.channel(0)) {
        power += sample * sample / heard.samples();
      }
      double level = PaintedFilm.TONE_LEVEL / Math.sqrt(2);
      assertThat(Math.sqrt(power)).as("level, %s", fidelity).isCloseTo(level, within(0.1 * level));
    }
  }

  @Test
  void soundBeforeTheStartAndPastTheEndIsSilent() {
    Path file = write(new PaintedFilm("wav", "", "pcm_s16le", FRAMES));
    long length = (long) FRAMES * PaintedFilm.SAMPLES_PER_FRAME;
    AudioBlock heard = new AudioBlock(2, 1_000, PaintedFilm.SAMPLE_RATE);
    try (SoundSource sound = media.sound(file, PaintedFilm.SAMPLE_RATE, PaintedFilm.STEREO, Fidelity.CORRECT)) {
      sound.read(length, heard);
      assertThat(heard.channel(0)).containsOnly(0f);
      sound.read(-1_000, heard);
      assertThat(heard.channel(1)).containsOnly(0f);
    }
  }

  @Test
  void aFileThatHasChangedIsProbedAnew() throws IOException {
    Path file = write(PaintedFilm.silent("mp4", "libx264", FRAMES));
    assertThat(media.probe(file)).isSameAs(media.probe(file));
    Files.delete(file);
    write(PaintedFilm.silent("mp4", "libx264", FRAMES / 2));
    assertThat(media.probe(file).videoLength()).isEqualTo(FRAMES / 2);
  }

  @Test
  void anEncoderThatWasNotFinishedLeavesNoFile() {
    Path file = folder.resolve("broken-off.mp4");
    try (var encoder = new FfmpegEncoderOpener().open(file, PaintedFilm.silent("mp4", "libx264", 1).settings());
        Arena arena = Arena.ofConfined()) {
      encoder.write(Frame.allocate(arena, PaintedFilm.WIDTH, PaintedFilm.HEIGHT));
    }
    assertThat(file).doesNotExist();
  }

  private Path write(PaintedFilm film) {
    return film.write(folder.resolve("film." + film.container()));
  }

  private static void assertShows(PictureSource pictures, FilmWithGaps film, long number) {
    assertThat(grey(pictures, number))
        .as("frame %d", number)
        .isCloseTo(PaintedFilm.grey(film.pictures().floorEntry(number).getValue()), within(GREY_TOLERANCE));
  }

  private static void assertShows(PictureSource pictures, long number) {
    assertThat(grey(pictures, number))
        .as("frame %d", number)
        .isCloseTo(PaintedFilm.grey(number), within(GREY_TOLERANCE));
  }

  private static int grey(PictureSource pictures, long number) {
    try (Arena arena = Arena.ofConfined();
        DecodedPicture picture = pictures.picture(number)) {
      Frame frame = Frame.allocate(arena, picture.width(), picture.height());
      picture.toFrame(frame, Scaling.BICUBIC);
      return Pixel.green(frame.pixel(frame.size() / 2 + frame.width() / 2));
    }
  }

  /** Samples by which the sound is late; time stamps of Matroska, in milliseconds, are off by up to 48. */
  private static int delay(AudioBlock heard, AudioBlock tone, long position) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int delay = -MOST_DELAY; delay <= MOST_DELAY; delay++) {
      PaintedFilm.tone(tone, position - delay);
      double error = error(heard, tone);
      if (error < least) {
        least = error;
        best = delay;
      }
    }
    assertThat(least).as("error at the best delay").isLessThan(0.05);
    return best;
  }

  /** Root of the mean square of the difference. */
  private static double error(AudioBlock heard, AudioBlock expected) {
    double sum = 0;
    for (int i = 0; i < expected.samples(); i++) {
      double difference = heard.channel(0)[i] - expected.channel(0)[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum / expected.samples());
  }
}
