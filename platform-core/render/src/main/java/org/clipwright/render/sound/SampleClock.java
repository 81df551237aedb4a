package org.clipwright.render.sound;

import org.clipwright.timeline.FrameNumber;
import org.clipwright.timeline.Profile;

/** Determines which samples belong to a frame of a timeline. */
public record SampleClock(Profile profile) {

  /** Samples per channel before a frame begins; negative for frames before the first. */
  public long before(long frame) {
    return FrameNumber.samplesBefore(frame, profile.fps(), profile.sampleRate(), profile.channels());
  }

  /** Samples per channel in a frame. */
  public int samples(long frame) {
    return (int) (before(frame + 1) - before(frame));
  }

  /** The frame that contains a sample, counted from 0. */
  public long frameOf(long sample) {
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
