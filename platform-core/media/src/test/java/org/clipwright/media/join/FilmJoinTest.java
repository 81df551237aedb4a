package org.clipwright.media.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.media.PaintedFilm;
import org.clipwright.media.input.InputFile;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A film that is joined of pieces is the film in one piece. */
class FilmJoinTest {

  private static final int FRAMES = 60;
  private static final int CUT = 24;
  private static final int GREY_TOLERANCE = 2;

  @TempDir private Path folder;

  /** One packet: whether it is sound, its times in the file's own units, and the hash of its bytes. */
  private record Packet(boolean sound, long pts, long dts, long duration, int bytes) {

    Packet withoutBytes() {
      return new Packet(sound, pts, dts, duration, 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, libx264, aac", "mov, libx264, aac", "mkv, libx264, aac", "mp4, libx265, aac", "mkv, libx265, aac",
    "mp4, libx264, libmp3lame", "mkv, libx264, libmp3lame", "mov, libx264, pcm_s16le", "mkv, libx264, pcm_s16le"})
  void joinedFilmHasTheTimesAndTheSoundOfTheFilmInOnePiece(String container, String video, String audio) {
    PaintedFilm film = new PaintedFilm(container, video, audio, FRAMES);
    List<Packet> whole = packets(film.write(folder.resolve("whole." + container)));
    List<Packet> joined = packets(joined(film, encoded(film)));

    assertThat(times(joined, false)).isEqualTo(times(whole, false)).hasSize(FRAMES);
    assertThat(times(joined, true)).isEqualTo(times(whole, true));
    if (!audio.startsWith("pcm_")) {
      assertThat(sounds(joined)).isEqualTo(sounds(whole)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"mp4, libx264", "mov, libx264", "mkv, libx264", "mp4, libx265"})
  void eachPictureIsWhereItWas(String container, String video) {
    PaintedFilm film = new PaintedFilm(container, video, "aac", FRAMES);
    Path joined = joined(film, encoded(film));
    try (PictureSource source = new FfmpegMediaOpener().pictures(joined, Fidelity.CORRECT, 1);
        Arena arena = Arena.ofConfined()) {
      Frame frame = Frame.allocate(arena, PaintedFilm.WIDTH, PaintedFilm.HEIGHT);
      for (int number = 1; number <= FRAMES; number++) {
        try (DecodedPicture picture = source.picture(number)) {
          picture.toFrame(frame, Scaling.BICUBIC);
        }
        int middle = PaintedFilm.WIDTH * PaintedFilm.HEIGHT / 2 + PaintedFilm.WIDTH / 2;
        assertThat(Math.abs((frame.pixel(middle) >> 8 & 255) - PaintedFilm.grey(number)))
            .as("frame " + number).isLessThanOrEqualTo(GREY_TOLERANCE);
      }
    }
  }

  @Test
  void silentFilmsAreJoinedToo() {
    PaintedFilm film = PaintedFilm.silent("mp4", "libx264", FRAMES);
    assertThat(packets(joined(film, encoded(film)))).hasSize(FRAMES).noneMatch(Packet::sound);
  }

  @Test
  void pieceThatLacksAPictureIsRefusedByItsNumber() {
    PaintedFilm film = PaintedFilm.silent("mp4", "libx264", FRAMES);
    List<FilmPiece> pieces = new ArrayList<>(pieces(film));
    pieces.set(1, new FilmPiece(pieces.get(1).file(), CUT + 1));
    refused(film, pieces, 1, "has 24 pictures instead of 25");
  }

  @Test
  void pieceWithAPictureTooManyIsRefused() {
    PaintedFilm film = PaintedFilm.silent("mp4", "libx264", FRAMES);
    List<FilmPiece> pieces = new ArrayList<>(pieces(film));
    pieces.set(0, new FilmPiece(pieces.get(0).file(), CUT - 1));
    refused(film, pieces, 0, "more than 23 pictures");
  }

  @Test
  void pieceOfOtherParametersIsRefused() {
    PaintedFilm film = PaintedFilm.silent("mp4", "libx264", FRAMES);
    List<FilmPiece> pieces = new ArrayList<>(pieces(film));
    PaintedFilm other = PaintedFilm.silent(FilmJoin.PIECE_FORMAT, "libx265", FRAMES);
    Path file = other.write(folder.resolve("other.mkv"), CUT + 1, 2 * CUT);
    pieces.set(1, new FilmPiece(file, CUT));
    refused(film, pieces, 1, "other parameters");
  }

  @Test
  void damagedPieceIsRefused() throws IOException {
    PaintedFilm film = PaintedFilm.silent("mp4", "libx264", FRAMES);
    List<FilmPiece> pieces = pieces(film);
    byte[] bytes = Files.readAllBytes(pieces.get(2).file());
    Files.write(pieces.get(2).file(), Arrays.copyOf(bytes, bytes.length / 2));
    refused(film, pieces, 2, "Segment 3 of 3");
  }

  @Test
  void soundThatIsTooShortIsRefused() {
    PaintedFilm film = new PaintedFilm("mp4", "libx264", "aac", FRAMES);
    Path sound = new PaintedFilm("mp4", "", "aac", FRAMES).write(folder.resolve("short.mp4"), 1, FRAMES / 2);
    assertThatExceptionOfType(DamagedPieceException.class)
        .isThrownBy(() -> FilmJoin.join(folder.resolve("joined.mp4"), film.settings(), pieces(film),
            Optional.of(new FilmSound(sound, FRAMES / 25.0)), () -> {}))
        .withMessageContaining("samples long")
        .satisfies(damaged -> assertThat(damaged.piece()).isEqualTo(DamagedPieceException.SOUND));
  }

  private void refused(PaintedFilm film, List<FilmPiece> pieces, int number, String words) {
    Path output = folder.resolve("joined.mp4");
    assertThatExceptionOfType(DamagedPieceException.class)
        .isThrownBy(() -> FilmJoin.join(output, film.settings(), pieces, Optional.empty(), () -> {}))
        .withMessageContaining(words)
        .satisfies(damaged -> assertThat(damaged.piece()).isEqualTo(number));
    assertThat(output).doesNotExist();
  }

  private Path joined(PaintedFilm film, PaintedPieces pieces) {
    Path output = folder.resolve("joined." + film.container());
    assertThat(FilmJoin.joins(film.settings())).isTrue();
    FilmJoin.join(output, film.settings(), pieces.pictures(), pieces.sound(), () -> {});
    return output;
  }

  private PaintedPieces encoded(PaintedFilm film) {
    return PaintedPieces.of(film, CUT, folder);
  }

  private List<FilmPiece> pieces(PaintedFilm film) {
    return encoded(film).pictures();
  }

  private static List<Packet> times(List<Packet> packets, boolean sound) {
    return packets.stream().filter(packet -> packet.sound() == sound).map(Packet::withoutBytes).toList();
  }

  private static List<Packet> sounds(List<Packet> packets) {
    return packets.stream().filter(Packet::sound).toList();
  }

  private static List<Packet> packets(Path file) {
    List<Packet> packets = new ArrayList<>();
    AVPacket packet = av_packet_alloc();
    try (InputFile input = InputFile.open(file)) {
      while (av_read_frame(input.container(), packet) >= 0) {
        boolean sound =
            input.container().streams(packet.stream_index()).codecpar().codec_type() == AVMEDIA_TYPE_AUDIO;
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        packets.add(new Packet(sound, packet.pts(), packet.dts(), packet.duration(), Arrays.hashCode(bytes)));
        av_packet_unref(packet);
      }
    } finally {
      av_packet_free(packet);
    }
    return packets;
  }
}
