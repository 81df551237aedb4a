package org.clipwright.render.sound;

import org.clipwright.sdk.media.AudioBlock;

/** The sound of a clip's media in the clip's frames, counted from 1 at the timeline's rate. One thread at a time. */
public interface ClipFrames {

  /** How many samples a frame has when a time curve fills it. */
  int samples(long frame);

  /** Fills a block with the sound of a frame, and gives it the number of samples there are. */
  void read(long frame, Direction direction, AudioBlock block);

  /** Takes notice that a frame is shown, before its sound is asked for. */
  void show(long frame, Direction direction);
}
