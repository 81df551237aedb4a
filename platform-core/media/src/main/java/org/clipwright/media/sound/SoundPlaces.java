package org.clipwright.media.sound;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Says where decoded sound belongs in its media, in samples at the media's own rate. One thread at a time. */
interface SoundPlaces {

  /** Forgets everything before a seek. */
  void restart();

  /**
   * The position of a frame's first sample.
   *
   * @param firstPacketTime timestamp of the first packet since the last seek
   */
  long place(AVFrame frame, long firstPacketTime);

  /** The latest position at which the sound ends, whatever the stream holds. */
  long end();
}
