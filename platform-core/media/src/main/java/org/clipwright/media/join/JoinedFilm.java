package org.clipwright.media.join;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.clipwright.media.encode.Codecs;
import org.clipwright.render.codec.OutputSettings;

/**
 * A film that is joined while it is read, and never is in a file. A first pass over its pieces has found them all as
 * expected, and what the film must begin with; each reading is another.
 */
public final class JoinedFilm {

  private final OutputSettings settings;
  private final List<FilmPiece> pieces;
  private final Optional<FilmSound> sound;
  private final FilmLayout layout;
  private final FilmOutline outline;

  private JoinedFilm(
      OutputSettings settings, List<FilmPiece> pieces, Optional<FilmSound> sound, FilmLayout layout,
      FilmOutline outline) {
    this.settings = settings;
    this.pieces = pieces;
    this.sound = sound;
    this.layout = layout;
    this.outline = outline;
  }

  /**
   * The film of some pieces. Empty when it must be joined in a file: one that is cut into segments, one with copied
   * pieces, which is decoded and compared when it is complete, and one whose index needs more room at the front.
   *
   * @param settings the settings of the whole film
   * @param pieces its pictures, in order
   * @param sound its sound, where it has any
   * @param step called before each packet of the first pass; an exception it throws aborts that
   * @throws DamagedPieceException when a piece is not as expected
   */
  public static Optional<JoinedFilm> of(
      OutputSettings settings, List<FilmPiece> pieces, Optional<FilmSound> sound, Runnable step) {
    if (Codecs.stream(settings.container()).isPresent() || pieces.stream().anyMatch(FilmPiece::isCopied)) {
      return Optional.empty();
    }
    FilmOutline outline = new FilmOutline();
    try (FilmPass pass = FilmPass.begin(settings, pieces, sound, outline)) {
      outline.headEnds();
      while (!pass.ended()) {
        step.run();
        pass.writeNext();
      }
      pass.flush();
      outline.tailBegins();
      pass.finish();
    }
    Optional<FilmLayout> layout = Codecs.container(settings.container()).name().getString().equals("matroska")
        ? FilmLayout.asWritten(outline) : FilmLayout.indexFirst(outline);
    return layout.map(found -> new JoinedFilm(settings, pieces, sound, found, outline));
  }

  /** How many bytes it has. */
  public long size() {
    return layout.size();
  }

  /**
   * Its bytes; the caller closes the stream. Reading fails before the end when a piece is not what it was in the first
   * pass.
   */
  public InputStream open() throws IOException {
    return new FilmStream(layout, outline, receiver -> FilmPass.begin(settings, pieces, sound, receiver));
  }
}
