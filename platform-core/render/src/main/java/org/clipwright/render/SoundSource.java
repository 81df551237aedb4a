package org.clipwright.render;

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

  @Override
  void close();
}
