package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few seconds of a large film in a distant storage are shown without fetching the rest. */
class DistantFilmTest {

  private static final String KEY = "video/files/1/film.mp4";
  private static final int SIDE = 320;
  private static final int FPS = 10;
  private static final int FRAMES = 300;
  private static final int SAMPLE_RATE = 48_000;
  private static final long SMALL = 1 << 20;

  @TempDir private static Path shared;
  private static Path film;

  @TempDir private Path folder;
  private final CountingStorage storage = new CountingStorage();
  private final MediaStore store = new MediaStore(storage);
  private MediaCopies copies;

  @BeforeAll
  static void aLargeFilm() {
    film = shared.resolve("film.mp4");
    VideoSettings video = new VideoSettings(
        "libx264", SIDE, SIDE, new Rational(FPS, 1), new VideoRate(VideoRate.Mode.CRF, 2), "ultrafast",
        VideoSettings.Scanning.PROGRESSIVE);
    OutputSettings settings = new OutputSettings(
        "mp4", Optional.of(video), Optional.of(new AudioSettings("aac", SAMPLE_RATE, 2, 3, 128_000)), 2);
    Random noise = new Random(5);
    byte[] pixels = new byte[SIDE * SIDE * 4];
    try (Arena arena = Arena.ofConfined(); Encoder encoder = new FfmpegEncoderOpener().open(film, settings)) {
      Frame frame = Frame.allocate(arena, SIDE, SIDE);
      AudioBlock block = new AudioBlock(2, SAMPLE_RATE / FPS, SAMPLE_RATE);
      for (int number = 0; number < FRAMES; number++) {
        noise.nextBytes(pixels);
        MemorySegment.copy(pixels, 0, frame.pixels(), ValueLayout.JAVA_BYTE, 0, pixels.length);
        encoder.write(frame);
        for (int i = 0; i < block.samples(); i++) {
          block.channel(0)[i] = (float) Math.sin(number + i * 0.05) / 2;
        }
        encoder.write(block);
      }
      encoder.finish();
    }
  }

  @BeforeEach
  void theFilmIsFarAway() throws IOException {
    store.put(KEY, film, () -> {});
    copies = new MediaCopies(folder.resolve("copies"), Long.MAX_VALUE, DiskFloor.NONE);
    copies.begin();
  }

  private Path distant(MediaCopies of) {
    return new LocalMedia(store, of, () -> {}, SMALL).file(KEY);
  }

  private static byte[] picture(PictureSource pictures, long number) {
    try (Arena arena = Arena.ofConfined(); DecodedPicture picture = pictures.picture(number)) {
      Frame frame = Frame.allocate(arena, SIDE, SIDE);
      picture.toFrame(frame, Scaling.BICUBIC);
      return frame.pixels().toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private static float[] tone(FfmpegMediaOpener media, Path file) {
    try (SoundSource sound = media.sound(file, SAMPLE_RATE, 3, Fidelity.CORRECT)) {
      AudioBlock block = new AudioBlock(2, SAMPLE_RATE, SAMPLE_RATE);
      sound.read(15L * SAMPLE_RATE, block);
      return block.channel(0).clone();
    }
  }

  private static PictureSource pictures(FfmpegMediaOpener media, Path file) {
    return media.pictures(file, Fidelity.CORRECT, 1);
  }

  @Test
  void aSecondOfItIsThatOfTheWholeFilmAndFetchesLittle() throws IOException {
    long size = Files.size(film);
    assertThat(size).isGreaterThan(20_000_000);
    FfmpegMediaOpener whole = new FfmpegMediaOpener();
    FfmpegMediaOpener media = new FfmpegMediaOpener(copies);
    Path file = distant(copies);
    assertThat(media.probeWhole(file)).isEqualTo(whole.probeWhole(film));
    try (PictureSource near = pictures(whole, film); PictureSource far = pictures(media, file)) {
      for (int number = 150; number < 160; number++) {
        assertThat(picture(far, number)).isEqualTo(picture(near, number));
      }
    }
    assertThat(tone(media, file)).isEqualTo(tone(whole, film));
    assertThat(storage.bytesRead()).isLessThan(size / 2);
    long once = storage.bytesRead();
    copies.end(Duration.ofHours(1));
    MediaCopies otherProcess = new MediaCopies(folder.resolve("copies"), Long.MAX_VALUE, DiskFloor.NONE);
    otherProcess.begin();
    try (PictureSource far = pictures(new FfmpegMediaOpener(otherProcess), distant(otherProcess))) {
      assertThat(picture(far, 155)).hasSize(SIDE * SIDE * 4);
    }
    assertThat(storage.bytesRead()).as("another process of the machine has the same blocks").isEqualTo(once);
  }

  @Test
  void aFilmReadToItsEndFetchesEachByteOnceAndKeepsToTheLimit() throws IOException {
    MediaCopies few = new MediaCopies(folder.resolve("few"), 8L * StoredBlocks.BLOCK_BYTES, DiskFloor.NONE);
    few.begin();
    try (PictureSource far = pictures(new FfmpegMediaOpener(few), distant(few))) {
      for (int number = 1; number <= FRAMES; number++) {
        picture(far, number);
      }
    }
    assertThat(storage.bytesRead()).isLessThan(Files.size(film) + 4L * StoredBlocks.BLOCK_BYTES);
    try (Stream<Path> files = Files.list(folder.resolve("few"))) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("block-")).count())
          .isBetween(4L, 8L);
    }
  }

  @Test
  void aStorageThatFailsInTheMiddleIsSaidAndIsNotTakenForTheEnd() {
    FfmpegMediaOpener media = new FfmpegMediaOpener(copies);
    try (PictureSource far = pictures(media, distant(copies))) {
      picture(far, 1);
      storage.failAfter(100_000);
      assertThatThrownBy(() -> picture(far, 250)).isInstanceOf(MediaException.class)
          .hasMessage("The media " + KEY + " cannot be read: Connection reset");
      storage.failAfter(0);
      assertThatThrownBy(() -> picture(far, 200)).isInstanceOf(MediaException.class);
      storage.failAfter(Long.MAX_VALUE / 2);
    }
    try (PictureSource far = pictures(media, distant(copies))) {
      assertThat(picture(far, 250)).as("once it works again").hasSize(SIDE * SIDE * 4);
    }
    assertThat(folder.resolve("copies").toFile().list()).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void aFilmThatIsReplacedWhileItIsReadIsNotMixedWithAnother() throws IOException {
    FfmpegMediaOpener media = new FfmpegMediaOpener(copies);
    try (PictureSource far = pictures(media, distant(copies))) {
      picture(far, 1);
      store.put(KEY, film, () -> {});
      assertThatThrownBy(() -> picture(far, 250)).isInstanceOf(MediaException.class)
          .hasMessageContaining("replaced or removed while they were being read");
    }
    try (PictureSource far = pictures(media, distant(copies))) {
      assertThat(picture(far, 250)).hasSize(SIDE * SIDE * 4);
    }
  }

  @Test
  void aFullDiskIsSaidAndKeepsNothingHalfWritten() {
    MediaCopies full = new MediaCopies(folder.resolve("full"), Long.MAX_VALUE,
        DiskFloor.of(List.of(folder), OptionalLong.of(Long.MAX_VALUE / 2)));
    full.begin();
    assertThatThrownBy(() -> distant(full)).isInstanceOf(PlatformException.class)
        .hasMessageContaining("The server's disk is full");
    assertThat(folder.resolve("full")).isEmptyDirectory();
  }

  @Test
  void filmsAreReleasedWithTheJob() {
    Path file = distant(copies);
    assertThat(copies.open(file)).isPresent();
    copies.end(Duration.ofHours(1));
    assertThat(copies.open(file)).isEmpty();
  }

  @Test
  void formatsWithoutAnIndexAreCopiedAsAWhole() throws IOException {
    byte[] text = new byte[3_000_000];
    store.put("video/files/1/sound.mp3", Files.newInputStream(Files.write(folder.resolve("a"), text)), text.length);
    Path copy = new LocalMedia(store, copies, () -> {}, SMALL).file("video/files/1/sound.mp3");
    assertThat(copies.open(copy)).isEmpty();
    assertThat(copy).hasSameBinaryContentAs(folder.resolve("a"));
  }
}
