package org.clipwright.timeline.exchange.otio;

import org.clipwright.timeline.Rational;
import org.clipwright.timeline.TimelineRange;

/** Frames of a project at a time in its own decimals. */
final class Frames {

  private Frames() {}

  /** The number of frames before a second. */
  static long of(double seconds, Rational fps) {
    return TimelineRange.of(seconds, 0, 0).firstFrame(fps) - 1;
  }
}
