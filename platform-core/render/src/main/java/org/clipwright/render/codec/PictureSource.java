package org.clipwright.render.codec;

import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.MediaInfo;

/**
 * The pictures of one media file, by number: videos, animated and still pictures, image sequences. One thread at a
 * time.
 */
public interface PictureSource extends AutoCloseable {

  /** What probing reports about the file. */
  MediaInfo info();

  /**
   * The picture shown at a frame number of the media's own rate, from 1. Numbers past the end give the last picture,
   * numbers below 1 the first. Reading forward is cheap; a jump seeks to the preceding keyframe. The caller closes the
   * picture.
   *
   * @throws MediaException when the file cannot be decoded
   */
  DecodedPicture picture(long number);

  /**
   * The same picture for who shows it no larger than a size in pixels, as it is stored: it may be a smaller copy of it.
   */
  default DecodedPicture picture(long number, int width, int height) {
    return picture(number);
  }

  @Override
  void close();

  /**
   * The number of a film's last picture, at least 1, for all that count its pictures; the original leaves out one that
   * lasts very briefly.
   */
  static long last(MediaInfo film, Fidelity fidelity) {
    return Math.max(1, fidelity.original() ? film.videoLength() : film.lastFrame());
  }
}
