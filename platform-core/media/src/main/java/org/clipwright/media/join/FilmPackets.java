package org.clipwright.media.join;

import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.clipwright.media.encode.SubtitleTracks;
import org.clipwright.render.codec.OutputSettings;

/**
 * The packets of a film's pieces, which are written into a container one by one in the order of their times, so that
 * they need not be buffered for interleaving.
 */
final class FilmPackets implements AutoCloseable {

  private final AVFormatContext container;
  private final PiecePictures pictures;
  private final Optional<PieceSound> sounds;
  private final SubtitleTracks subtitles;

  /**
   * Opens the pieces and adds their streams to a container that has not begun.
   *
   * @throws DamagedPieceException when one is not as expected
   */
  FilmPackets(AVFormatContext container, OutputSettings settings, List<FilmPiece> pieces, Optional<FilmSound> sound) {
    this.container = container;
    this.pictures = new PiecePictures(pieces, settings.video().orElseThrow().fps());
    boolean opened = false;
    try {
      pictures.addTo(container);
      sounds = sound.map(PieceSound::new);
      sounds.ifPresent(each -> each.addTo(container));
      subtitles = new SubtitleTracks(container, settings.subtitles());
      opened = true;
    } finally {
      if (!opened) {
        pictures.close();
      }
    }
  }

  /** The codecs of a film, for messages. */
  static String codecs(OutputSettings settings) {
    return settings.video().orElseThrow().codec()
        + settings.audio().map(audio -> " and " + audio.codec()).orElse("");
  }

  /** Hands the captions to the container, which has begun. */
  void writeCaptions() {
    subtitles.write();
  }

  boolean ended() {
    return pictures.ended() && sounds.map(PieceSound::ended).orElse(true);
  }

  /**
   * Writes the next packet.
   *
   * @throws DamagedPieceException when a piece is not as expected
   */
  void writeNext() {
    Optional<PieceSound> next = sounds.filter(sound -> !sound.ended())
        .filter(sound -> pictures.ended() || sound.seconds() <= pictures.seconds());
    next.ifPresentOrElse(sound -> sound.writeNext(container), () -> pictures.writeNext(container));
  }

  @Override
  public void close() {
    pictures.close();
    sounds.ifPresent(PieceSound::close);
  }
}
