package org.clipwright.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.timeline.FrameNumber;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;

/**
 * Places sound as the original engine's reader does: it starts at the first packet's timestamp and continues without
 * gaps while timestamps deviate by no more than one video frame; beyond that, the next sound overwrites what was there
 * or leaves a gap. Nothing is heard past the last video frame.
 */
final class OriginalPlaces implements SoundPlaces {

  private static final long NOWHERE = Long.MIN_VALUE;

  private final MediaInfo info;
  private final Rational fps;
  private final double timeBase;
  private final double shift;
  private final boolean parallel;
  private long next = NOWHERE;

  OriginalPlaces(MediaInfo info, double timeBase, double shift, boolean parallel) {
    this.info = info;
    this.fps = info.fps();
    this.timeBase = timeBase;
    this.shift = shift;
    this.parallel = parallel;
  }

  @Override
  public void restart() {
    next = NOWHERE;
  }

  @Override
  public long place(AVFrame frame, long firstPacketTime) {
    if (next == NOWHERE) {
      next = firstPacketTime == AV_NOPTS_VALUE ? 0 : place(firstPacketTime);
    }
    long place = next;
    if (frame.best_effort_timestamp() != AV_NOPTS_VALUE) {
      long stamped = place(frame.best_effort_timestamp());
      place = isNear(stamped, frame.nb_samples()) ? next : stamped;
    }
    next = place + frame.nb_samples();
    return place;
  }

  /** The video frame a time falls into, and the portion of that frame's samples before it. */
  long place(long timestamp) {
    double frames = Math.max(0, (timestamp * timeBase + shift) * fps.toDouble());
    long frame = (long) frames + 1;
    return before(frame)
        + Math.round((frames - (frame - 1)) * FrameNumber.samples(frame, fps, info.sound().sampleRate(), channels()));
  }

  /** When packets are decoded in parallel, the packet to compare is the next one. */
  private boolean isNear(long stamped, int samples) {
    return (!parallel || samples <= before(2)) && Math.abs(stamped - next) <= before(2);
  }

  private long before(long frame) {
    return FrameNumber.samplesBefore(frame, fps, info.sound().sampleRate(), channels());
  }

  private int channels() {
    return info.sound().channels();
  }

  @Override
  public long end() {
    return before(info.videoLength() + 1);
  }
}
