package org.clipwright.render.codec;

/**
 * How many bits a video encoder may spend.
 *
 * @param mode what the value means
 * @param value bits a second, or a quality setting
 */
public record VideoRate(Mode mode, long value) {

  /** What the value of a rate means. */
  public enum Mode {
    BITRATE,
    CRF,
    CQP,
    QP
  }
}
