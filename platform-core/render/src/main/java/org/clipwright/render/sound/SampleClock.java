package org.clipwright.render.sound;

import org.clipwright.timeline.FrameNumber;
import org.clipwright.timeline.Profile;

/** Tells which samples belong to a frame of a timeline. */
public record SampleClock(Profile profile) {

  /** Samples a channel before a frame begins; negative for frames before the first. */
  public long before(long frame) {
    return FrameNumber.samplesBefore(frame, profile.fps(), profile.sampleRate(), profile.channels());
  }

  /** Samples a channel that belong to a frame. */
  public int samples(long frame) {
    return (int) (before(frame + 1) - before(frame));
  }

  /** The frame to which a sample, counted from 0, belongs. */
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
