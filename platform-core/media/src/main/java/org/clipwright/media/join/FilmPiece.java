package org.clipwright.media.join;

import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.setup.FrameRange;

/**
 * A span of a film's pictures: in a separate file, written by a fresh encoder, or copied out of other media.
 *
 * @param file a Matroska file with one video stream, or the media
 * @param first the number of its first picture in the file, from 1
 * @param frames how many pictures it must have
 * @param media opens the media that it is copied from; empty where it was encoded
 */
public record FilmPiece(Path file, long first, long frames, Optional<FfmpegMediaOpener> media) {

  /** Pictures that were encoded into a file. */
  public FilmPiece(Path file, long frames) {
    this(file, 1, frames, Optional.empty());
  }

  /**
   * Pictures whose packets are copied.
   *
   * @param pictures as {@link PacketCopies} found them
   */
  public static FilmPiece copied(Path file, FrameRange pictures, FfmpegMediaOpener media) {
    return new FilmPiece(file, pictures.first(), pictures.count(), Optional.of(media));
  }

  boolean isCopied() {
    return media.isPresent();
  }
}
