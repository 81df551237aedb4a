package org.clipwright.render.frame;

import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;

/**
 * Restores the picture before an effect where a mask is dark. The mask's premultiplied colours are used, so transparent
 * areas are dark; each byte is split between the old and the new picture, in single precision.
 */
public final class MaskBlending {

  private static final int ALPHA = 24;

  private final float[] shares = new float[256];
  private final boolean keepingAlpha;
  private final float rounding;

  /**
   * Creates a blending.
   *
   * @param meaning what a grey means; where shares are squared, the old picture's alpha is kept
   * @param direction which greys show the effect
   * @param rounding added before truncating fractions: 0 as in the original engine, or 0.5
   */
  public MaskBlending(Shares meaning, Direction direction, float rounding) {
    this.keepingAlpha = meaning == Shares.SQUARED;
    this.rounding = rounding;
    for (int grey = 0; grey < shares.length; grey++) {
      float share = (direction == Direction.INVERTED ? 255 - grey : grey) / 255f;
      shares[grey] = meaning == Shares.SQUARED ? share * share : share;
    }
  }

  /** What a mask's greys mean. */
  public enum Shares {
    PLAIN,
    SQUARED
  }

  /** Which greys show the effect. */
  public enum Direction {
    BRIGHT,
    INVERTED
  }

  /**
   * Blends some rows of the picture before an effect into the picture after it; all three frames have the same size.
   */
  public void apply(Frame before, Frame mask, Frame after, Rows rows) {
    int[] old = new int[after.width()];
    int[] greys = new int[after.width()];
    int[] pixels = new int[after.width()];
    for (int y = rows.from(); y < rows.to(); y++) {
      before.readRow(y, old);
      mask.readRow(y, greys);
      after.readRow(y, pixels);
      for (int x = 0; x < pixels.length; x++) {
        if (pixels[x] != old[x]) {
          pixels[x] = blended(old[x], pixels[x], shares[grey(greys[x])]);
        }
      }
      after.writeRow(y, pixels);
    }
  }

  private static int grey(int pixel) {
    return (11 * (pixel & 0xFF) + 16 * (pixel >>> 8 & 0xFF) + 5 * (pixel >>> 16 & 0xFF)) >> 5;
  }

  private int blended(int old, int changed, float share) {
    int alpha = keepingAlpha ? old >>> ALPHA : part(old, changed, ALPHA, share);
    int most = rounding == 0 ? 255 : alpha;
    return Math.min(most, part(old, changed, 0, share))
        | Math.min(most, part(old, changed, 8, share)) << 8
        | Math.min(most, part(old, changed, 16, share)) << 16
        | alpha << ALPHA;
  }

  private int part(int old, int changed, int shift, float share) {
    return (int) ((old >>> shift & 0xFF) * (1 - share) + (changed >>> shift & 0xFF) * share + rounding);
  }
}
