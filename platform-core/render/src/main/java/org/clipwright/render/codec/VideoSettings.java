package org.clipwright.render.codec;

import org.clipwright.timeline.Rational;

/**
 * How the picture is encoded.
 *
 * @param codec FFmpeg's encoder name, such as {@code libx264}
 * @param width pixels
 * @param height pixels
 * @param fps frames a second
 * @param rate how many bits to spend
 * @param preset the encoder's speed preset; empty for its own default
 * @param scanning whether frames contain fields
 * @param beside what else the film is made of
 * @param transparent whether pictures are written with their transparency
 */
public record VideoSettings(
    String codec, int width, int height, Rational fps, VideoRate rate, String preset, Scanning scanning,
    Beside beside, boolean transparent) {

  /** Whether all pictures of a film are encoded here. */
  public enum Beside {
    ENCODED,
    /** Others are copied from media, so these need parameters of their own, and the colours usual for their size. */
    COPIED
  }

  /** Whether frames contain fields, and which field comes first. */
  public enum Scanning {
    PROGRESSIVE,
    TOP_FIELD_FIRST,
    BOTTOM_FIELD_FIRST
  }

  /** Settings of a film that is encoded as a whole. */
  public VideoSettings(
      String codec, int width, int height, Rational fps, VideoRate rate, String preset, Scanning scanning) {
    this(codec, width, height, fps, rate, preset, scanning, Beside.ENCODED, false);
  }

  /** The same with transparency, which not all encoders can write. */
  public VideoSettings withTransparency() {
    return new VideoSettings(codec, width, height, fps, rate, preset, scanning, beside, true);
  }

  /** The same for a film of which other pictures are copied from media. */
  public VideoSettings besideCopies() {
    return new VideoSettings(codec, width, height, fps, rate, preset, scanning, Beside.COPIED, transparent);
  }
}
