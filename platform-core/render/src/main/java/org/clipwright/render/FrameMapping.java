package org.clipwright.render;

import org.clipwright.timeline.Rational;
import org.clipwright.timeline.Rounding;

/** Which frame of a media file is shown at a frame of a timeline of another rate; nothing is blended. */
final class FrameMapping {

  private static final double SAME = 1e-7;

  private final double mediaRate;
  private final double timelineRate;
  private final double step;

  /**
   * The mapping for a media file.
   *
   * @param mediaLength number of frames of the media
   */
  FrameMapping(Rational mediaFps, long mediaLength, Rational timelineFps) {
    timelineRate = timelineFps.toDouble();
    mediaRate = mediaFps.toDouble() > 0 ? mediaFps.toDouble() : timelineRate;
    long mapped = (long) (mediaLength * timelineRate / mediaRate);
    step = mapped > 0 ? (double) mediaLength / mapped : mediaRate / timelineRate;
  }

  /** The media frame, from 1, for a frame counted from 1 at the timeline's rate. */
  long mediaFrame(long frame) {
    if (Math.abs(mediaRate - timelineRate) < SAME) {
      return frame;
    }
    if (isFilmRate(mediaRate) && isFilmRate(timelineRate)) {
      return pulledDown(frame);
    }
    return Rounding.halfAwayFromZero(1 + (frame - 1) * step);
  }

  /** Every so many frames one is shown twice, or left out. */
  private long pulledDown(long frame) {
    int difference = (int) Rounding.halfAwayFromZero(timelineRate - mediaRate);
    long group = Rounding.halfAwayFromZero(Math.abs(mediaRate / difference));
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
