package org.clipwright.media.sound;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Tells where decoded sound lies in its media, in samples of the media's own rate. One thread at a time. */
interface SoundPlaces {

  /** Forgets what came before a jump. */
  void restart();

  /**
   * The place of a frame's first sample.
   *
   * @param firstPacketTime time stamp of the first packet since the last jump
   */
  long place(AVFrame frame, long firstPacketTime);

  /** Where the sound ends at the latest, whatever the stream holds. */
  long end();
}
