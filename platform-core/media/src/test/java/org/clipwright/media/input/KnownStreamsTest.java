package org.clipwright.media.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.media.PaintedFilm;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.DistantMedia;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.sdk.effect.Fidelity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownStreamsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"mp4,libx264,aac", "mov,mpeg4,aac"})
  void aFileThatIsOpenedAgainHasTheStreamsThatReadingIntoItFound(String container, String picture, String sound) {
    Path film = new PaintedFilm(container, picture, sound, 25).write(folder.resolve("film." + container));
    try (InputFile read = InputFile.open(film);
        KnownStreams known = KnownStreams.of(read);
        InputFile again = InputFile.open(film, DistantMedia.NONE, container2 -> {
          assertThat(known.fill(container2)).isTrue();
          return true;
        })) {
      assertThat(again.video().start_time()).isEqualTo(read.video().start_time());
      assertThat(again.audio().start_time()).isEqualTo(read.audio().start_time());
      assertThat(again.video().codecpar().format()).isEqualTo(read.video().codecpar().format());
      assertThat(again.video().avg_frame_rate().num()).isEqualTo(read.video().avg_frame_rate().num());
      assertThat(again.container().duration()).isEqualTo(read.container().duration());
      assertThat(again.timeShift(Fidelity.ORIGINAL)).isEqualTo(read.timeShift(Fidelity.ORIGINAL));
    }
  }

  @ParameterizedTest
  @CsvSource({"mpegts,mpeg2video", "matroska,libx264"})
  void otherContainersAreReadIntoEachTime(String container, String picture) {
    Path film = PaintedFilm.silent(container, picture, 10).write(folder.resolve("film." + container));
    try (InputFile read = InputFile.open(film);
        KnownStreams known = KnownStreams.of(read)) {
      assertThat(known.fill(read.container())).isFalse();
    }
  }

  @Test
  void aFileThatHasChangedIsReadAfresh() throws Exception {
    FfmpegMediaOpener media = new FfmpegMediaOpener();
    Path film = folder.resolve("film.mp4");
    PaintedFilm.silent("mp4", "libx264", 10).write(film);
    assertThat(media.probe(film).videoLength()).isEqualTo(10);

    Path longer = PaintedFilm.silent("mp4", "libx264", 20).write(folder.resolve("longer.mp4"));
    Files.copy(longer, film, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(media.probe(film).videoLength()).isEqualTo(20);
    try (PictureSource pictures = media.pictures(film, Fidelity.CORRECT, 1);
        DecodedPicture last = pictures.picture(20)) {
      assertThat(last).isNotNull();
    }
  }
}
