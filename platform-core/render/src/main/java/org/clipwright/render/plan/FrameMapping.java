package org.clipwright.render.plan;

import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.Rounding;

/** Maps frames of a timeline to frames of a media file with another frame rate; nothing is blended. */
public final class FrameMapping {

  private static final double SAME = 1e-7;
  private static final double EDGE = 1e-4;

  /** The fraction of the shorter frame by which a frame may be early, since rates and times of media are rounded. */
  private static final double ROUNDED = 0.02;

  /** Number of frames after which exact halves may round either way. */
  private static final long MOST_STEPS = 10_000_000;

  private final double mediaRate;
  private final double timelineRate;
  private final double step;
  private final long mediaLength;
  private final long mapped;
  private final Fidelity fidelity;

  /**
   * Creates the mapping for a media file.
   *
   * @param mediaLength number of frames in the media
   * @param fidelity the original shows the frame that is nearest, and spreads all frames of the media over a whole
   *     number of timeline frames, so that it may drop one somewhere in the middle
   */
  public FrameMapping(Rational mediaFps, long mediaLength, Rational timelineFps, Fidelity fidelity) {
    timelineRate = timelineFps.toDouble();
    mediaRate = mediaFps.toDouble() > 0 ? mediaFps.toDouble() : timelineRate;
    this.mediaLength = mediaLength;
    this.fidelity = fidelity;
    mapped = (long) (mediaLength * (timelineRate / mediaRate));
    step = fidelity.original() && mapped > 0 ? (double) mediaLength / mapped : mediaRate / timelineRate;
  }

  /** The media's length in frames at the timeline's rate. */
  public long length() {
    if (!isFilmRate(mediaRate) || !isFilmRate(timelineRate)) {
      return mapped;
    }
    int difference = (int) Rounding.halfAwayFromZero(timelineRate - mediaRate);
    return difference == 0 ? mediaLength : mediaLength + Integer.signum(difference) * (mediaLength / group(difference));
  }

  private long group(int difference) {
    return Rounding.halfAwayFromZero(Math.abs(mediaRate / difference));
  }

  /** The media frame, from 1, for a frame counted from 1 at the timeline's rate; past the end, that of the last one. */
  public long mediaFrame(long frame) {
    if (Math.abs(mediaRate - timelineRate) < SAME) {
      return frame;
    }
    return fidelity.original() ? spread(Math.min(frame, Math.max(1, length()))) : newest(frame);
  }

  /** The last frame of the media that has begun: what a player shows. */
  private long newest(long frame) {
    return Math.min(1 + begun(frame - 1, step), Math.max(1, mediaLength));
  }

  /** How many frames of the media have begun after the first one, once so many of the timeline have passed. */
  public static long begun(long passed, double step) {
    return (long) Math.floor(passed * step + ROUNDED * Math.min(1, step));
  }

  private long spread(long frame) {
    if (isFilmRate(mediaRate) && isFilmRate(timelineRate)) {
      return pulledDown(frame);
    }
    double place = 1 + (frame - 1) * step;
    boolean onEdge = Math.abs(place - Math.floor(place) - 0.5) < EDGE;
    return Rounding.halfAwayFromZero(onEdge ? summed(frame) : place);
  }

  /** The original accumulates the steps, and its rounding errors decide how halves are rounded. */
  private double summed(long frame) {
    double place = 1;
    for (long i = 1; i < frame && i < MOST_STEPS; i++) {
      place += step;
    }
    return frame < MOST_STEPS ? place : 1 + (frame - 1) * step;
  }

  /** At regular intervals one frame is repeated or dropped. */
  private long pulledDown(long frame) {
    int difference = (int) Rounding.halfAwayFromZero(timelineRate - mediaRate);
    long group = group(difference);
    long index = frame - 1;
    if (difference > 0) {
      return index / (group + 1) * group + Math.min(index % (group + 1), group - 1) + 1;
    }
    return index / (group - 1) * group + index % (group - 1) + 1;
  }

  private static boolean isFilmRate(double rate) {
    return Math.abs(rate - 24) < SAME || Math.abs(rate - 25) < SAME || Math.abs(rate - 30) < SAME;
  }
}
