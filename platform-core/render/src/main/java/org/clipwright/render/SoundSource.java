package org.clipwright.render;

import java.util.Optional;
import org.clipwright.sdk.audio.AudioBlock;

/** The sound of one media file at the rate and channels it was asked for. One thread at a time. */
public interface SoundSource extends AutoCloseable {

  /**
   * Fills a block's valid samples, starting at a position counted in samples of the requested rate from the media's start.
   * What lies before the start or past the end is silent. Reading on is cheap; a jump seeks.
   *
   * @throws MediaException when the file cannot be decoded
   */
  void read(long position, AudioBlock block);

  /** What the sound is like in its file; empty when it is made at the rate and in the channels asked for. */
  default Optional<SoundFormat> format() {
    return Optional.empty();
  }

  /**
   * Tells which sample of the file, counted at the file's own rate, is to be heard at a position, where both counts are
   * rounded. Sources that know no other rate than the one asked for take no notice.
   */
  default void align(long position, long fileSample) {}

  @Override
  void close();
}
