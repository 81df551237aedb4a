package org.clipwright.render.mix;

import org.clipwright.render.setup.RenderException;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Clip;

/** Provides the sound of single clips, for pictures drawn from it. One thread at a time. */
public interface ClipSounds extends AutoCloseable {

  /** No sound: every block is silent and keeps its size. */
  ClipSounds SILENT =
      new ClipSounds() {
        @Override
        public boolean read(Clip clip, long frame, AudioBlock block) {
          block.silence();
          return true;
        }

        @Override
        public void close() {}
      };

  /**
   * Fills a block with the sound of a clip's media at a frame of the timeline, including the time curve but not volume
   * and effects; resizes it to the frame's number of samples.
   *
   * @return whether the media has sound at all; if not, the block is silent
   */
  boolean read(Clip clip, long frame, AudioBlock block);

  /**
   * Returns if all is well. Any thread may call it while another one reads.
   *
   * @throws RenderException when an effect of a nested project has been running for far too long
   */
  default void check() {}

  @Override
  void close();
}
