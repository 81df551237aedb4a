package org.clipwright.media.join;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.media.PaintedFilm;

/**
 * A painted film in pieces that were encoded one by one.
 *
 * @param pictures its pictures
 * @param sound its sound, where it has any
 */
record PaintedPieces(PaintedFilm film, List<FilmPiece> pictures, Optional<FilmSound> sound) {

  private static final double FPS = 25;

  /** Encodes a film into a folder, so many frames a piece. */
  static PaintedPieces of(PaintedFilm film, int cut, Path folder) {
    return new PaintedPieces(film, pictures(film, cut, folder), sound(film, folder));
  }

  private static List<FilmPiece> pictures(PaintedFilm film, int cut, Path folder) {
    PaintedFilm silent = PaintedFilm.silent(FilmJoin.PIECE_FORMAT, film.videoCodec(), film.frames());
    List<FilmPiece> pieces = new ArrayList<>();
    for (int first = 1; first <= film.frames(); first += cut) {
      int last = Math.min(film.frames(), first + cut - 1);
      Path file = silent.write(folder.resolve("piece-" + first + ".mkv"), first, last);
      pieces.add(new FilmPiece(file, last - first + 1));
    }
    return pieces;
  }

  private static Optional<FilmSound> sound(PaintedFilm film, Path folder) {
    return film.settings().audio().map(audio -> {
      String format = FilmJoin.soundFormat(audio);
      Path file = folder.resolve("sound." + format);
      new PaintedFilm(format, "", film.audioCodec(), film.frames()).write(file);
      return new FilmSound(file, film.frames() / FPS);
    });
  }
}
