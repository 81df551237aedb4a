package org.clipwright.media.join;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.media.picture.AvPicture;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.sdk.effect.Fidelity;

/**
 * Decodes a joined film around the ends of its copied pieces and compares each picture with what its piece shows alone:
 * a decoder that carries something across a seam would show another.
 */
final class SeamCheck {

  /** How many pictures on each side of a seam are compared. */
  private static final int AROUND = 2;

  private final Path film;
  private final List<FilmPiece> pieces;
  private final List<Long> starts = new ArrayList<>();

  SeamCheck(Path film, List<FilmPiece> pieces) {
    this.film = film;
    this.pieces = pieces;
    long next = 1;
    for (FilmPiece piece : pieces) {
      starts.add(next);
      next += piece.frames();
    }
    starts.add(next);
  }

  /**
   * Returns if all is well.
   *
   * @param step called before each picture
   * @throws DamagedPieceException when a picture differs; the film is removed then
   */
  void run(Runnable step) {
    boolean right = false;
    try {
      for (int number = 0; number < pieces.size(); number++) {
        List<Long> pictures = seamsWithin(number);
        if (!pictures.isEmpty()) {
          compare(number, pictures, step);
        }
      }
      right = true;
    } finally {
      if (!right) {
        delete();
      }
    }
  }

  /** The numbers of the pictures of a piece that are near an end of it or of its neighbour that is copied. */
  private List<Long> seamsWithin(int number) {
    long first = starts.get(number);
    long last = starts.get(number + 1) - 1;
    Collection<Long> near = new TreeSet<>();
    for (long i = 0; i < Math.min(AROUND, pieces.get(number).frames()); i++) {
      if (isCopied(number) || isCopied(number - 1)) {
        near.add(first + i);
      }
      if (isCopied(number) || isCopied(number + 1)) {
        near.add(last - i);
      }
    }
    return new ArrayList<>(near);
  }

  private boolean isCopied(int number) {
    return number >= 0 && number < pieces.size() && pieces.get(number).isCopied();
  }

  private void compare(int number, List<Long> pictures, Runnable step) {
    FilmPiece piece = pieces.get(number);
    FfmpegMediaOpener files = new FfmpegMediaOpener();
    try (PictureSource joined = files.pictures(film, Fidelity.CORRECT, 1);
        PictureSource alone = piece.media().orElse(files).pictures(piece.file(), Fidelity.CORRECT, 1)) {
      for (long picture : pictures) {
        step.run();
        long own = piece.first() + picture - starts.get(number);
        try (DecodedPicture shown = joined.picture(picture); DecodedPicture expected = alone.picture(own)) {
          requireSame(number, picture, shown, expected);
        }
      }
    } catch (MediaException undecodable) {
      throw new DamagedPieceException(copied(number),
          "Segment " + (number + 1) + " of " + pieces.size() + " cannot be decoded: " + undecodable.getMessage());
    }
  }

  private void requireSame(int number, long picture, DecodedPicture shown, DecodedPicture expected) {
    if (!(shown instanceof AvPicture one && expected instanceof AvPicture other && one.looksLike(other))) {
      throw new DamagedPieceException(copied(number), "Segment " + (number + 1) + " of " + pieces.size()
          + " does not show picture " + picture + " of the film as it does alone.");
    }
  }

  /** The copied piece to give up where a piece differs: itself, or its neighbour. */
  private int copied(int number) {
    return isCopied(number) ? number : isCopied(number - 1) ? number - 1 : number + 1;
  }

  private void delete() {
    try {
      Files.deleteIfExists(film);
    } catch (IOException e) {
      throw new MediaException("The film " + film.getFileName() + " cannot be removed.", e);
    }
  }
}
