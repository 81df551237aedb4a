package org.clipwright.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.timeline.FrameNumber;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;

/**
 * Places sound as the original engine's reader does: it starts where the first packet's time stamp says, and goes on unbroken
 * as long as time stamps are not more than a picture frame away. Nothing is heard past the last picture frame.
 */
final class OriginalPlaces implements SoundPlaces {

  private static final long NOWHERE = Long.MIN_VALUE;

  private final MediaInfo info;
  private final Rational fps;
  private final double timeBase;
  private final double shift;
  private long next = NOWHERE;

  OriginalPlaces(MediaInfo info, double timeBase, double shift) {
    this.info = info;
    this.fps = info.fps();
    this.timeBase = timeBase;
    this.shift = shift;
  }

  @Override
  public void restart() {
    next = NOWHERE;
  }

  @Override
  public long place(AVFrame frame, long firstPacketTime) {
    if (next == NOWHERE) {
      next = firstPacketTime == AV_NOPTS_VALUE ? 0 : stamped(firstPacketTime);
    }
    long place = next;
    if (frame.best_effort_timestamp() != AV_NOPTS_VALUE) {
      long stamped = stamped(frame.best_effort_timestamp());
      place = isNear(stamped) ? next : stamped;
    }
    next = place + frame.nb_samples();
    return place;
  }

  /** The picture frame a time lies in and the part of the frame's samples before it. */
  private long stamped(long timestamp) {
    double frames = Math.max(0, (timestamp * timeBase + shift) * fps.toDouble());
    long frame = (long) frames + 1;
    return before(frame) + Math.round((frames - (frame - 1)) * FrameNumber.samples(frame, fps, info.sampleRate(), channels()));
  }

  private boolean isNear(long stamped) {
    return Math.abs(stamped - next) <= before(2);
  }

  private long before(long frame) {
    return FrameNumber.samplesBefore(frame, fps, info.sampleRate(), channels());
  }

  private int channels() {
    return info.channels();
  }

  @Override
  public long end() {
    return before(info.videoLength() + 1);
  }
}
