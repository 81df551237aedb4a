package org.clipwright.render.sound;

import org.clipwright.timeline.Clip;
import org.clipwright.timeline.Rational;

/** The volume of a clip at the frames of a timeline. */
public record ClipVolume(Clip clip, Rational fps) {

  private static final double LOUDEST = 1e6;

  /** Whether it is part of the mix at a frame. */
  public boolean sounds(long frame) {
    return clip.sound().hasAudio().rounded(clip.clipFrame(frame, fps)) != 0;
  }

  /** The gain at a frame of the timeline. */
  public double at(long frame) {
    return gain(clip.clipFrame(frame, fps));
  }

  /** The gain at a frame of the clip. */
  public double gain(long clipFrame) {
    return Math.clamp(clip.sound().volume().value(clipFrame), -LOUDEST, LOUDEST);
  }
}
