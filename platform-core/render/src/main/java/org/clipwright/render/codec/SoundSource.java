package org.clipwright.render.codec;

import java.util.Optional;
import org.clipwright.sdk.media.AudioBlock;

/** The sound of one media file at the rate and channels it was asked for. One thread at a time. */
public interface SoundSource extends AutoCloseable {

  /**
   * Fills a block's valid samples, starting at a position counted in samples from the media's start, of the
   * requested rate or, where there is a format, of the file's own.
   * What lies before the start or past the end is silent. Reading on is cheap; a jump seeks.
   *
   * @throws MediaException when the file cannot be decoded
   */
  void read(long position, AudioBlock block);

  /**
   * What the sound is like in its file, where it is given just so, in the file's own rate and channels, and has to be
   * converted by whoever reads it; empty when it is made at the rate and in the channels asked for.
   */
  default Optional<SoundFormat> format() {
    return Optional.empty();
  }

  /** Forgets what earlier conversions held back. */
  default void restartConversion() {}

  /**
   * Converts a piece of sound, going on from the piece before, to the rate and channels asked for. What the block has
   * no room for is held back for the next piece; the block is made shorter where there is less. Only sound that has a
   * format can be converted.
   */
  default void convert(AudioBlock piece, AudioBlock block) {
    throw new UnsupportedOperationException("The sound is not in its file's own format.");
  }

  @Override
  void close();
}
