package org.clipwright.render.sound;

import org.clipwright.timeline.Clip;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;

/**
 * Determines which samples of a clip's media belong to its frames. Where frames differ in length, each is as long as
 * the timeline frame that plays it, so that the sound has no gaps.
 *
 * @param clock the timeline's clock
 * @param offset from clip frames to timeline frames
 */
public record FrameGrid(SampleClock clock, long offset) {

  /** The grid on which a clip's own frames begin. */
  public static FrameGrid of(Clip clip, SampleClock clock) {
    Rational fps = clock.profile().fps();
    return new FrameGrid(clock, clip.firstFrame(fps) - clip.range().trimmedStart(fps));
  }

  Profile profile() {
    return clock.profile();
  }

  /** The media position where a clip frame begins. */
  long before(long clipFrame) {
    return clock.before(clipFrame + offset) - clock.before(1 + offset);
  }

  /** The number of samples in a clip frame. */
  int samples(long clipFrame) {
    return clock.samples(clipFrame + offset);
  }

  /** The clip frame that contains a media sample. */
  long frameOf(long sample) {
    return clock.frameOf(sample + clock.before(1 + offset)) - offset;
  }
}
