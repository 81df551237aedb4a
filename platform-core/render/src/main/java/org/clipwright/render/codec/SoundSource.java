package org.clipwright.render.codec;

import java.util.Optional;
import org.clipwright.sdk.media.AudioBlock;

/** The sound of one media file at the requested sample rate and channels. One thread at a time. */
public interface SoundSource extends AutoCloseable {

  /**
   * Fills a block's valid samples, starting at a position in samples from the media's start: at the file's own rate if
   * there is a format, otherwise at the requested one. Anything before the start or past the end is silent. Reading on
   * is cheap; a jump seeks.
   *
   * @throws MediaException when the file cannot be decoded
   */
  void read(long position, AudioBlock block);

  /**
   * The file's own sample rate and channels, when sound is returned unconverted and the reader must convert it; empty
   * when it is returned at the requested rate and channels.
   */
  default Optional<SoundFormat> format() {
    return Optional.empty();
  }

  /** Discards what earlier conversions held back. */
  default void restartConversion() {}

  /**
   * Converts a piece of sound, continuing from the previous piece, to the requested rate and channels. Samples that do
   * not fit into the block are held back for the next piece; if there are fewer, the block is shortened. Only sound
   * that has a format can be converted.
   */
  default void convert(AudioBlock piece, AudioBlock block) {
    throw new UnsupportedOperationException("The sound is not in its file's own format.");
  }

  @Override
  void close();
}
