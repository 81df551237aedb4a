package org.clipwright.sdk.effect;

/**
 * How an effect of the original engine treats the bytes of a picture, for {@link Fidelity#ORIGINAL}. Some leave it with
 * straight colours, blue before red, and most that follow take its bytes as if they were premultiplied, red before
 * blue.
 */
public enum OriginalBytes {
  /** It paints, whatever the order of the bytes. */
  PAINTS,
  /** It paints, and leaves them straight with blue first. */
  TURNS,
  /** It paints a new picture with bytes as usual. */
  PAINTS_ANEW,
  /** It takes them as usual ones. */
  TRUSTS,
  /** It takes them as usual ones, and the new picture says so. */
  TRUSTS_ANEW
}
