package org.clipwright.render.sound;

import org.clipwright.render.codec.MediaException;
import org.clipwright.render.setup.RenderException;
import org.clipwright.sdk.media.AudioBlock;

/** Mixes the sound of a timeline, frame by frame. One thread at a time. */
public interface SoundMixer extends AutoCloseable {

  /**
   * Fills a block of the project's channels with the sound of a frame of the timeline, resizing it to the samples that
   * belong to the frame. Frames are mostly asked for in order; a jump is allowed and starts the effects anew.
   *
   * @throws MediaException when a clip's sound cannot be read
   * @throws RenderException when an effect fails
   */
  void mix(long frame, AudioBlock block);

  /**
   * Does nothing while all is well. Any thread may call it, while another one mixes.
   *
   * @throws RenderException when an effect has not come to an end of a frame for far too long
   */
  default void check() {}

  @Override
  void close();
}
