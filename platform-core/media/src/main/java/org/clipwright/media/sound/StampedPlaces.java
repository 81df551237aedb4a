package org.clipwright.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Follows timestamps where they leave gaps; small steps are rounding errors, and the sound continues without a gap. */
final class StampedPlaces implements SoundPlaces {

  private static final int SMALLEST_HOLES_A_SECOND = 10;
  private static final long NOWHERE = Long.MIN_VALUE;

  private final double timeBase;
  private final double shift;
  private long next = NOWHERE;

  /**
   * The positions in one stream.
   *
   * @param timeBase seconds per timestamp unit
   * @param shift seconds to add to timestamps
   */
  StampedPlaces(double timeBase, double shift) {
    this.timeBase = timeBase;
    this.shift = shift;
  }

  @Override
  public void restart() {
    next = NOWHERE;
  }

  @Override
  public long place(AVFrame frame, long firstPacketTime) {
    long place = stamped(frame);
    if (next != NOWHERE && place - next <= frame.sample_rate() / SMALLEST_HOLES_A_SECOND) {
      place = next;
    }
    next = place + frame.nb_samples();
    return place;
  }

  private long stamped(AVFrame frame) {
    long timestamp = frame.best_effort_timestamp();
    if (timestamp == AV_NOPTS_VALUE) {
      return next == NOWHERE ? 0 : next;
    }
    return Math.round((timestamp * timeBase + shift) * frame.sample_rate());
  }

  @Override
  public long end() {
    return Long.MAX_VALUE;
  }
}
