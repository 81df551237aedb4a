package org.clipwright.render.sound;

import org.clipwright.render.setup.RenderException;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Clip;

/** Gives the sound of single clips, for pictures made of it. One thread at a time. */
public interface ClipSounds extends AutoCloseable {

  /** Sounds of nothing: every block is silent and keeps its size. */
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
   * Fills a block with what a clip's media sounds like at a frame of the timeline, time curve included, volume and
   * effects not; resizes it to the samples that belong to the frame.
   *
   * @return whether the media has sound at all; the block is silent where it has none
   */
  boolean read(Clip clip, long frame, AudioBlock block);

  /**
   * Does nothing while all is well. Any thread may call it, while another one reads.
   *
   * @throws RenderException when an effect of a nested project has not come to an end for far too long
   */
  default void check() {}

  @Override
  void close();
}
