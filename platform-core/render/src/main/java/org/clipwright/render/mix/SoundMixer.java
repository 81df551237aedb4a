package org.clipwright.render.mix;

import org.clipwright.render.codec.MediaException;
import org.clipwright.render.setup.RenderException;
import org.clipwright.sdk.media.AudioBlock;

/** Mixes the sound of a timeline, frame by frame. One thread at a time. */
public interface SoundMixer extends AutoCloseable {

  /**
   * Fills a block, in the project's channels, with the sound of a frame of the timeline, resizing it to the frame's
   * number of samples. Frames are usually requested in order; a jump is allowed and restarts the effects.
   *
   * @throws MediaException when a clip's sound cannot be read
   * @throws RenderException when an effect fails
   */
  void mix(long frame, AudioBlock block);

  /**
   * Returns if all is well. Any thread may call it while another one mixes.
   *
   * @throws RenderException when an effect has been working on a frame for far too long
   */
  default void check() {}

  @Override
  void close();
}
