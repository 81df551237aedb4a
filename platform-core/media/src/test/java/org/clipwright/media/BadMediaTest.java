package org.clipwright.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.mix.SoundMixer;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that are no media, or not whole, and outputs that cannot be: each is refused with a sentence, never a crash.
 */
class BadMediaTest {

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();

  @TempDir private Path folder;

  @Test
  void textNamedLikeAFilmIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.mp4"), "This is not a film.\n".repeat(200));
    assertRefused(file, "notes.mp4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aprn", "aprh"})
  void whatACamerasSensorSawIsRefused(String name) throws IOException {
    Path film = PaintedFilm.silent("mov", "prores_ks", 2).write(folder.resolve("film.mov"));
    String bytes = new String(Files.readAllBytes(film), ISO_8859_1).replaceFirst("apc[nhso]", name);
    Path raw = Files.write(folder.resolve("raw.mov"), bytes.getBytes(ISO_8859_1));
    assertRefused(raw, "raw.mov is ProRes RAW");
    assertRefused(raw, "as ProRes 422 or ProRes 4444 in an editor first");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertRefused(Files.createFile(folder.resolve("empty.mp4")), "empty");
  }

  @Test
  void aMissingFileIsRefused() {
    assertRefused(folder.resolve("gone.mp4"), "gone.mp4");
  }

  @Test
  void aFolderIsRefused() throws IOException {
    assertRefused(Files.createDirectory(folder.resolve("films.mp4")), "films.mp4");
  }

  @Test
  void aFilmThatBreaksOffInItsIndexIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(PaintedFilm.silent("mp4", "libx264", 50).write(folder.resolve("whole.mp4")));
    Path file = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, 600));
    assertRefused(file, "cut.mp4");
  }

  @Test
  void aFilmWhoseIndexNamesMoreThanThereIsIsNotKept() throws IOException {
    Path whole = PaintedFilm.silent("mp4", "libx264", 50).write(folder.resolve("whole.mp4"));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(media.probeWhole(whole)).isEqualTo(media.probe(whole));
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> media.probeWhole(cut))
        .withMessage("cut.mp4 is incomplete: it ends after %d bytes, but its index names %d.", bytes.length - 1,
            bytes.length);
  }

  @Test
  void aFilmThatBreaksOffShowsItsLastWholePictureToItsEnd() throws IOException {
    byte[] whole = Files.readAllBytes(PaintedFilm.silent("mkv", "mpeg4", 50).write(folder.resolve("whole.mkv")));
    Path file = Files.write(folder.resolve("cut.mkv"), Arrays.copyOf(whole, whole.length * 2 / 3));
    try (PictureSource pictures = media.pictures(file, Fidelity.CORRECT, 1)) {
      for (long number = 1; number <= 50; number++) {
        pictures.picture(number).close();
      }
    }
  }

  @Test
  void noiseInTheMiddleOfAFilmDoesNotStopIt() throws IOException {
    Path file = new PaintedFilm("mkv", "libx264", "aac", 50).write(folder.resolve("noisy.mkv"));
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 3, bytes.length / 2, (byte) 0x5a);
    Files.write(file, bytes);
    AudioBlock block = new AudioBlock(2, PaintedFilm.SAMPLES_PER_FRAME, PaintedFilm.SAMPLE_RATE);
    try (PictureSource pictures = media.pictures(file, Fidelity.CORRECT, 1);
        SoundSource sound = media.sound(file, PaintedFilm.SAMPLE_RATE, PaintedFilm.STEREO, Fidelity.CORRECT)) {
      for (long number = 1; number <= 50; number++) {
        pictures.picture(number).close();
        sound.read((number - 1) * PaintedFilm.SAMPLES_PER_FRAME, block);
      }
    }
  }

  @Test
  void soundOfASilentFilmIsRefusedByName() {
    Path file = PaintedFilm.silent("mp4", "libx264", 5).write(folder.resolve("silent.mp4"));
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> media.sound(file, PaintedFilm.SAMPLE_RATE, PaintedFilm.STEREO, Fidelity.CORRECT))
        .withMessageContaining("silent.mp4");
  }

  @ParameterizedTest
  @EnumSource
  void soundOfSixteenChannelsIsMixedDown(Fidelity fidelity) throws IOException {
    AudioBlock block = new AudioBlock(2, 0, PaintedFilm.SAMPLE_RATE);
    try (SoundMixer mixer = mixer(loud("many.wav", 16), fidelity)) {
      mixer.mix(1, block);
    }
    assertThat(block.channel(0)[1000]).isGreaterThan(0.1f);
  }

  @ParameterizedTest
  @EnumSource
  void soundOfChannelsInNoKnownOrderIsRefusedByName(Fidelity fidelity) throws IOException {
    try (SoundMixer mixer = mixer(loud("many.wav", 11), fidelity)) {
      assertThatExceptionOfType(MediaException.class)
          .isThrownBy(() -> mixer.mix(1, new AudioBlock(2, 0, PaintedFilm.SAMPLE_RATE)))
          .withMessage("The sound of many.wav, 24000 Hz with 11 channels, cannot be converted.");
    }
  }

  private SoundMixer mixer(Path file, Fidelity fidelity) {
    PathResolver paths = PathResolver.relativeTo(folder);
    Timeline timeline = new ProjectReader(paths).read(
        "{\"clips\": [{\"end\": 1, \"reader\": {\"type\": \"FFmpegReader\", \"path\": \"" + file.getFileName()
            + "\"}}]}");
    return new TimelineSoundMixer(RenderSetup.of(timeline, media, EffectRegistry.NONE, paths, fidelity));
  }

  /** A second of half of full scale, without a word on where its channels are. */
  private Path loud(String name, int channels) throws IOException {
    int rate = 24_000;
    int bytes = rate * channels * Short.BYTES;
    ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(US_ASCII)).putInt(36 + bytes).put("WAVEfmt ".getBytes(US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) channels).putInt(rate).putInt(rate * channels * Short.BYTES);
    wav.putShort((short) (channels * Short.BYTES)).putShort((short) Short.SIZE).put("data".getBytes(US_ASCII))
        .putInt(bytes);
    while (wav.hasRemaining()) {
      wav.putShort((short) (Short.MAX_VALUE / 2));
    }
    return Files.write(folder.resolve(name), wav.array());
  }

  @Test
  void unknownCodecsAndFormatsAreNamed() {
    assertCannotWrite(PaintedFilm.silent("mp4", "libx999", 1).settings(), "libx999");
    assertCannotWrite(PaintedFilm.silent("xyz", "libx264", 1).settings(), "xyz");
    assertCannotWrite(new PaintedFilm("mp4", "", "nothing", 1).settings(), "nothing");
  }

  @Test
  void codecsThatAContainerCannotHoldAreNamed() {
    assertCannotWrite(new PaintedFilm("webm", "libx264", "libopus", 1).settings(), "webm");
  }

  @Test
  void anOutputOfNothingIsRefused() {
    assertCannotWrite(new OutputSettings("mp4", Optional.empty(), Optional.empty(), 1), "nothing to write");
  }

  @Test
  void anOutputInAFolderThatIsMissingIsRefused() {
    Path output = folder.resolve("no/such/folder/film.mp4");
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> new FfmpegEncoderOpener().open(output, PaintedFilm.silent("mp4", "libx264", 1).settings()))
        .withMessageContaining("film.mp4");
  }

  @Test
  void soundOfTheLowestRatesIsWritten() {
    Path output = folder.resolve("low.m4a");
    AudioSettings slow = new AudioSettings("aac", 100, 1, 4, 128_000);
    try (Encoder encoder =
        new FfmpegEncoderOpener().open(output, new OutputSettings("m4a", Optional.empty(), Optional.of(slow), 1))) {
      encoder.write(new AudioBlock(1, 100, 100));
      encoder.finish();
    }
    assertThat(media.probe(output).hasAudio()).isTrue();
  }

  @Test
  void framesTooShortForASampleAreWritten() {
    Path output = folder.resolve("short.wav");
    OutputSettings settings =
        new OutputSettings(
            "wav", Optional.empty(), Optional.of(new AudioSettings("pcm_s16le", 2, 2, PaintedFilm.STEREO, 0)), 1);
    try (Encoder encoder = new FfmpegEncoderOpener().open(output, settings)) {
      encoder.write(new AudioBlock(2, 0, 2));
      encoder.write(new AudioBlock(2, 4, 2));
      encoder.finish();
    }
    assertThat(media.probe(output).durationSeconds()).isEqualTo(2);
  }

  private void assertRefused(Path file, String named) {
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> media.probe(file))
        .withMessageContaining(named)
        .withMessageEndingWith(".");
    assertThatExceptionOfType(MediaException.class).isThrownBy(() -> media.pictures(file, Fidelity.CORRECT, 1));
  }

  private void assertCannotWrite(OutputSettings settings, String named) {
    Path output = folder.resolve("output." + settings.container());
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> new FfmpegEncoderOpener().open(output, settings).close())
        .withMessageContaining(named);
    assertThat(output).doesNotExist();
  }
}
