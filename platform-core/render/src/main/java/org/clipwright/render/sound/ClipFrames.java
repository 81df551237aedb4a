package org.clipwright.render.sound;

import org.clipwright.sdk.media.AudioBlock;

/** The sound of a clip's media in the clip's frames, counted from 1 at the timeline's rate. One thread at a time. */
public interface ClipFrames {

  /** The number of samples in a frame that a time curve fills. */
  int samples(long frame);

  /** Fills a block with the sound of a frame, and resizes it to the number of samples available. */
  void read(long frame, PlaybackDirection direction, AudioBlock block);

  /** Notes that a frame is shown, before its sound is requested. */
  void show(long frame, PlaybackDirection direction);
}
