package org.clipwright.timeline;

import java.util.OptionalInt;

/**
 * How a clip looks, apart from where it is placed.
 *
 * @param hasVideo -1 as the media has it, 0 off, 1 on; rounded
 * @param alpha opacity, 1 being opaque; not limited
 * @param blend how it is blended onto what is below it
 * @param display which frame numbers are drawn on it
 * @param waveform whether the picture shows the clip's sound instead
 * @param waveColor the colour of that waveform
 * @param waveMode number of the sound drawing to use; empty if the project does not say
 * @param readUpright whether pictures from a rotated camera are rotated as they are read, instead of by the clip
 */
public record ClipPicture(
    Keyframe hasVideo, Keyframe alpha, BlendMode blend, FrameDisplay display, boolean waveform, ColorCurve waveColor,
    OptionalInt waveMode, boolean readUpright) {

  /** The same look from one clip frame to another; arbitrary elsewhere. */
  public ClipPicture within(double first, double last) {
    return new ClipPicture(
        hasVideo.within(first, last), alpha.within(first, last), blend, display, waveform,
        waveColor.within(first, last), waveMode, readUpright);
  }

  /** The same look for version 0.5 of the original engine, which had neither sound drawings nor upright reading. */
  ClipPicture old() {
    return new ClipPicture(
        hasVideo, alpha, blend, display, waveform, waveColor, OptionalInt.empty(), false);
  }
}
