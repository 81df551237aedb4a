package org.clipwright.media.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.media.PaintedFilm;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.SubtitleSettings;
import org.clipwright.sdk.caption.CaptionCue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A film that is joined as it is read is the film that is joined in a file. */
class JoinedFilmTest {

  private static final int FRAMES = 75;
  private static final int CUT = 25;

  /** Matroska files have random ids, and checksums of the parts with ids. */
  private static final int BYTES_OF_IDS = 120;

  @TempDir private Path folder;

  private PaintedPieces pieces(String container, String video, String audio) {
    return PaintedPieces.of(new PaintedFilm(container, video, audio, FRAMES), CUT, folder);
  }

  private static JoinedFilm joined(PaintedPieces pieces, OutputSettings settings) {
    return JoinedFilm.of(settings, pieces.pictures(), pieces.sound(), () -> {}).orElseThrow();
  }

  private byte[] inAFile(PaintedPieces pieces, OutputSettings settings) throws IOException {
    Path file = folder.resolve("whole." + settings.container());
    FilmJoin.join(file, settings, pieces.pictures(), pieces.sound(), () -> {});
    return Files.readAllBytes(file);
  }

  private static byte[] read(JoinedFilm film) throws IOException {
    try (InputStream content = film.open()) {
      return content.readAllBytes();
    }
  }

  @ParameterizedTest
  @CsvSource({"mp4, libx264, aac", "mov, libx264, pcm_s16le", "mp4, libx265, libmp3lame", "m4v, libx264, ''"})
  void movieIsTheSameToTheByte(String container, String video, String audio) throws IOException {
    PaintedPieces pieces = pieces(container, video, audio);
    OutputSettings settings = pieces.film().settings();
    JoinedFilm film = joined(pieces, settings);
    byte[] read = read(film);
    assertThat(read).hasSize((int) film.size()).isEqualTo(inAFile(pieces, settings));
    assertThat(read(film)).as("read again").isEqualTo(read);
  }

  @Test
  void captionsAreInIt() throws IOException {
    PaintedPieces pieces = pieces("mp4", "libx264", "aac");
    List<CaptionCue> cues = List.of(CaptionCue.of(0.2, 0.8, "Hello"), CaptionCue.of(2.5, 2.9, "and goodbye"));
    OutputSettings settings =
        pieces.film().settings().with(List.of(new SubtitleSettings("en", "English", true, cues)));
    assertThat(read(joined(pieces, settings))).isEqualTo(inAFile(pieces, settings));
  }

  @Test
  void matroskaDiffersOnlyInItsIds() throws IOException {
    PaintedPieces pieces = pieces("mkv", "libx264", "aac");
    byte[] whole = inAFile(pieces, pieces.film().settings());
    JoinedFilm film = joined(pieces, pieces.film().settings());
    byte[] read = read(film);
    assertThat(read).hasSameSizeAs(whole).hasSize((int) film.size());
    int different = 0;
    for (int i = 0; i < read.length; i++) {
      different += read[i] == whole[i] ? 0 : 1;
    }
    assertThat(different).isLessThan(BYTES_OF_IDS);
    assertThat(read(film)).as("read again").isEqualTo(read);
  }

  @Test
  void itsBeginningComesBeforeItsLastPieceIsRead() throws IOException {
    PaintedPieces pieces = pieces("mp4", "libx264", "aac");
    JoinedFilm film = joined(pieces, pieces.film().settings());
    byte[] whole = read(film);
    Files.delete(pieces.pictures().getLast().file());
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try (InputStream content = film.open()) {
      assertThatIOException().isThrownBy(() -> content.transferTo(received))
          .withMessageStartingWith("The film cannot be joined: Segment 3 of 3 cannot be read");
    }
    assertThat(received.size()).isBetween(whole.length / 4, whole.length - 1);
    assertThat(whole).startsWith(received.toByteArray());
  }

  @Test
  void pieceThatHasChangedIsNoticedBeforeTheEnd() throws IOException {
    PaintedPieces pieces = pieces("mp4", "libx264", "");
    JoinedFilm film = joined(pieces, pieces.film().settings());
    PaintedFilm.silent(FilmJoin.PIECE_FORMAT, "libx264", FRAMES)
        .write(pieces.pictures().getLast().file(), 1, CUT);
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try (InputStream content = film.open()) {
      assertThatIOException().isThrownBy(() -> content.transferTo(received))
          .withMessage("The segments of the film have changed while it was joined");
    }
    assertThat((long) received.size()).isLessThan(film.size());
  }

  @Test
  void damagedPieceIsRefusedBeforeAnythingIsRead() {
    PaintedPieces pieces = pieces("mp4", "libx264", "");
    List<FilmPiece> wrong = new ArrayList<>(pieces.pictures());
    wrong.set(1, new FilmPiece(wrong.get(1).file(), CUT + 1));
    assertThatExceptionOfType(DamagedPieceException.class)
        .isThrownBy(() -> JoinedFilm.of(pieces.film().settings(), wrong, Optional.empty(), () -> {}))
        .satisfies(damaged -> assertThat(damaged.piece()).isEqualTo(1));
  }

  @Test
  void playlistIsJoinedInAFile() {
    PaintedPieces pieces = pieces("m3u8", "libx264", "");
    assertThat(JoinedFilm.of(pieces.film().settings(), pieces.pictures(), Optional.empty(), () -> {})).isEmpty();
  }
}
