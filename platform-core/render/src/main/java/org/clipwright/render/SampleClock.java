package org.clipwright.render;

import org.clipwright.timeline.FrameNumber;
import org.clipwright.timeline.Profile;

/** Tells which samples belong to a frame of a timeline. */
record SampleClock(Profile profile) {

  /** Samples a channel before a frame begins; negative for frames before the first. */
  long before(long frame) {
    return FrameNumber.samplesBefore(frame, profile.fps(), profile.sampleRate(), profile.channels());
  }

  /** Samples a channel that belong to a frame. */
  int samples(long frame) {
    return (int) (before(frame + 1) - before(frame));
  }

  /** The frame to which a sample, counted from 0, belongs. */
  long frameOf(long sample) {
    long frame = (long) Math.floor(sample * profile.fps().toDouble() / profile.sampleRate()) + 1;
    while (before(frame) > sample) {
      frame--;
    }
    while (before(frame + 1) <= sample) {
      frame++;
    }
    return frame;
  }
}
