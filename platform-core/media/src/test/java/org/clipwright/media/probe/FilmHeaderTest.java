package org.clipwright.media.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.media.PaintedFilm;
import org.clipwright.media.input.InputFile;
import org.clipwright.render.codec.DistantMedia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilmHeaderTest {

  private static final Path REORDERED = Path.of("src/test/resources/film/reordered.mp4");

  @TempDir private Path folder;

  /** What decoding a film's stream finds out of it. */
  private static List<Number> facts(InputFile input) {
    AVStream stream = input.video();
    AVCodecParameters picture = stream.codecpar();
    return List.of(picture.format(), picture.width(), picture.height(), picture.video_delay(), picture.profile(),
        picture.level(), picture.field_order(), picture.color_range(), picture.color_space(), picture.color_primaries(),
        picture.color_trc(), picture.chroma_location(), picture.bits_per_raw_sample(), picture.bit_rate(),
        picture.sample_aspect_ratio().num(), picture.nb_coded_side_data(), picture.extradata_size(),
        picture.framerate().num(), stream.start_time(), stream.duration(), stream.nb_frames(),
        stream.r_frame_rate().num(), stream.r_frame_rate().den(), stream.avg_frame_rate().num(),
        input.container().start_time(), input.container().bit_rate());
  }

  static void assertNothingIsLost(Path film) {
    try (InputFile read = InputFile.open(film);
        InputFile header = InputFile.open(film, DistantMedia.NONE, FilmHeader::read)) {
      if (header.knewStreams()) {
        FirstPicture first = FirstPicture.withoutPixels(header);
        if (FilmHeader.wasEnough(header)) {
          assertThat(facts(header)).isEqualTo(facts(read));
          assertThat(MediaProbe.of(header, film, first)).isEqualTo(MediaProbe.of(read, film));
        }
      }
      assertThat(new FfmpegMediaOpener().probe(film)).isEqualTo(MediaProbe.of(read, film));
    }
  }

  @ParameterizedTest
  @CsvSource({"mp4,libx264,aac", "mp4,libx264,", "mov,mpeg4,aac", "mp4,,aac", "mpegts,libx264,aac",
    "matroska,libx264,aac"})
  void probingFindsWhatReadingIntoTheStreamsDoes(String container, String picture, String sound) {
    PaintedFilm film =
        new PaintedFilm(container, picture == null ? "" : picture, sound == null ? "" : sound, 25);
    assertNothingIsLost(film.write(folder.resolve("film." + container)));
  }

  @Test
  void filmThatSaysHowFarItsPicturesAreOutOfOrderNeedsOneOfThem() {
    try (InputFile header = InputFile.open(REORDERED, DistantMedia.NONE, FilmHeader::read)) {
      assertThat(header.knewStreams()).isTrue();
      FirstPicture.withoutPixels(header);
      assertThat(FilmHeader.wasEnough(header)).isTrue();
    }
    assertNothingIsLost(REORDERED);
  }

  @ParameterizedTest
  @CsvSource({"progressive, false, true", "top, true, true", "bottom, true, false"})
  void fieldsAreKnownWithoutThePixels(String name, boolean interlaced, boolean topFirst) {
    Path film = Path.of("src/test/resources/film/" + name + ".mp4");
    try (InputFile header = InputFile.open(film, DistantMedia.NONE, FilmHeader::read);
        InputFile read = InputFile.open(film)) {
      FirstPicture expected = new FirstPicture(interlaced, topFirst);
      assertThat(FirstPicture.of(read)).isEqualTo(expected);
      assertThat(FirstPicture.withoutPixels(header)).isEqualTo(expected);
    }
    assertNothingIsLost(film);
  }

  @Test
  void aFilmWhoseFirstPictureHasNoHeaderIsKnownByALaterOne() throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of("src/test/resources/film/top.mp4"));
    int media = indexOf(bytes, "mdat") + 4;
    Arrays.fill(bytes, media, media + 8, (byte) 0xFF);
    Path film = Files.write(folder.resolve("headless.mp4"), bytes);
    try (InputFile header = InputFile.open(film, DistantMedia.NONE, FilmHeader::read);
        InputFile read = InputFile.open(film)) {
      assertThat(FirstPicture.withoutPixels(header)).isEqualTo(FirstPicture.of(read));
    }
  }

  private static int indexOf(byte[] bytes, String word) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word);
  }

  @Test
  void otherFilmsAreReadInto() {
    Path film = PaintedFilm.silent("mov", "mpeg4", 25).write(folder.resolve("film.mov"));
    try (InputFile header = InputFile.open(film, DistantMedia.NONE, FilmHeader::read)) {
      assertThat(header.knewStreams()).isFalse();
    }
  }
}
