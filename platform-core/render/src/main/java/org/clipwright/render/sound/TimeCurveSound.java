package org.clipwright.render.sound;

import org.clipwright.render.codec.SoundSource;
import org.clipwright.sdk.media.AudioBlock;

/** The sound of a clip with a time curve: each frame plays as much of the media as the curve advances. */
public interface TimeCurveSound {

  /** Fills a block with the sound of a clip frame. */
  void read(long clipFrame, SoundSource source, AudioBlock block);
}
