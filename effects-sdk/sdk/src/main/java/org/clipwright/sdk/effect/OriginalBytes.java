package org.clipwright.sdk.effect;

/**
 * How an effect of the original engine treats the bytes of a picture, for {@link Fidelity#ORIGINAL}. Some output
 * straight colours in BGR order, and most later effects read those bytes as if they were premultiplied RGB.
 */
public enum OriginalBytes {
  /** Draws, whatever the byte order. */
  PAINTS,
  /** Draws, and outputs straight colours in BGR order. */
  TURNS,
  /** Draws a new picture with bytes in the usual format. */
  PAINTS_ANEW,
  /** Assumes the usual format. */
  TRUSTS,
  /** Assumes the usual format, and marks the new picture as being in it. */
  TRUSTS_ANEW
}
