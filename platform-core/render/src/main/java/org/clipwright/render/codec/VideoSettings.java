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
 */
public record VideoSettings(
    String codec, int width, int height, Rational fps, VideoRate rate, String preset, Scanning scanning) {

  /** Whether frames contain fields, and which field comes first. */
  public enum Scanning {
    PROGRESSIVE,
    TOP_FIELD_FIRST,
    BOTTOM_FIELD_FIRST
  }
}
