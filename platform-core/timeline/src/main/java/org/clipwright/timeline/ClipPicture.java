package org.clipwright.timeline;

/**
 * How a clip looks, apart from where it lies.
 *
 * @param hasVideo -1 as the media has it, 0 off, 1 on; rounded
 * @param alpha opacity, 1 being opaque; not limited
 * @param blend how it is put onto what lies below
 * @param display which frame numbers are written into it
 * @param waveform whether the picture shows the clip's sound instead
 * @param waveColor the colour of that waveform
 */
public record ClipPicture(
    Keyframe hasVideo, Keyframe alpha, BlendMode blend, FrameDisplay display, boolean waveform, ColorCurve waveColor) {

  /** The same looks from one clip frame to another; any elsewhere. */
  public ClipPicture within(double first, double last) {
    return new ClipPicture(
        hasVideo.within(first, last), alpha.within(first, last), blend, display, waveform,
        waveColor.within(first, last));
  }
}
