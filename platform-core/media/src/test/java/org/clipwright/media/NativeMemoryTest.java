package org.clipwright.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native memory is given back: what is opened and closed over and over does not make the process grow. */
class NativeMemoryTest {

  private static final int WARM_UP = 40;
  private static final int ROUNDS = 200;
  private static final long ALLOWED_GROWTH_BYTES = 24L << 20;

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();

  @TempDir private Path folder;
  private Path film;

  @BeforeEach
  void writeFilm() {
    film = new PaintedFilm("mp4", "libx264", "aac", 25).write(folder.resolve("film.mp4"));
  }

  @Test
  void decodingGivesItsMemoryBack() {
    assertDoesNotGrow(this::decode);
  }

  @Test
  void encodingGivesItsMemoryBack() {
    assertDoesNotGrow(() -> new PaintedFilm("mp4", "mpeg4", "aac", 3).write(folder.resolve("again.mp4")));
  }

  @Test
  void refusedOutputsGiveTheirMemoryBack() {
    assertDoesNotGrow(this::openInVain);
  }

  @Test
  void refusedInputsGiveTheirMemoryBack() throws IOException {
    Path list = Files.writeString(folder.resolve("list.m3u8"),
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfilm.mp4\n");
    Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(Files.readAllBytes(film), 600));
    assertDoesNotGrow(() -> List.of(list, cut)
        .forEach(file -> assertThatExceptionOfType(MediaException.class).isThrownBy(() -> media.probe(file))));
  }

  private void decode() {
    AudioBlock block = new AudioBlock(2, PaintedFilm.SAMPLES_PER_FRAME, PaintedFilm.SAMPLE_RATE);
    try (PictureSource pictures = media.pictures(film, Fidelity.CORRECT, 1);
        SoundSource sound = media.sound(film, PaintedFilm.SAMPLE_RATE, PaintedFilm.STEREO, Fidelity.CORRECT)) {
      pictures.picture(20).close();
      pictures.picture(3).close();
      sound.read(9_000, block);
    }
  }

  private void openInVain() {
    try {
      new FfmpegEncoderOpener()
          .open(folder.resolve("no.webm"), new PaintedFilm("webm", "libx264", "aac", 1).settings())
          .close();
      throw new AssertionError("WebM took H.264.");
    } catch (MediaException expected) {
      assertThat(expected).hasMessageContaining("webm");
    }
  }

  private static void assertDoesNotGrow(Runnable round) {
    repeat(round, WARM_UP);
    long before = Pointer.physicalBytes();
    repeat(round, ROUNDS);
    assertThat(Pointer.physicalBytes() - before).as("growth in bytes").isLessThan(ALLOWED_GROWTH_BYTES);
  }

  private static void repeat(Runnable round, int times) {
    for (int i = 0; i < times; i++) {
      round.run();
    }
    System.gc();
  }
}
