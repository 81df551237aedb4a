package org.clipwright.render.sound;

import org.clipwright.timeline.Clip;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;

/**
 * Tells which samples of a clip's media belong to its frames. Where frames differ in length, each is as long as the
 * frame of the timeline that plays it, so that the sound goes on unbroken.
 *
 * @param clock of the timeline
 * @param offset from clip frames to frames of the timeline
 */
public record FrameGrid(SampleClock clock, long offset) {

  /** The frames of a clip. */
  public static FrameGrid of(Clip clip, SampleClock clock) {
    Rational fps = clock.profile().fps();
    return new FrameGrid(clock, clip.firstFrame(fps) - clip.range().trimmedStart(fps));
  }

  Profile profile() {
    return clock.profile();
  }

  /** Where a clip frame begins in the media. */
  long before(long clipFrame) {
    return clock.before(clipFrame + offset) - clock.before(1 + offset);
  }

  /** How many samples a clip frame has. */
  int samples(long clipFrame) {
    return clock.samples(clipFrame + offset);
  }

  /** The clip frame to which a sample of the media belongs. */
  long frameOf(long sample) {
    return clock.frameOf(sample + clock.before(1 + offset)) - offset;
  }
}
