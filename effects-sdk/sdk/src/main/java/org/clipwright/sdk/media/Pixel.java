package org.clipwright.sdk.media;

/** Splits and combines the pixels of a {@link Frame}: red in the lowest byte, then green, blue, alpha. */
public final class Pixel {

  private Pixel() {}

  /** Red, 0 to 255, multiplied by alpha. */
  public static int red(int pixel) {
    return pixel & 0xFF;
  }

  /** Green, 0 to 255, multiplied by alpha. */
  public static int green(int pixel) {
    return pixel >>> 8 & 0xFF;
  }

  /** Blue, 0 to 255, multiplied by alpha. */
  public static int blue(int pixel) {
    return pixel >>> 16 & 0xFF;
  }

  /** Alpha, 0 (transparent) to 255 (opaque). */
  public static int alpha(int pixel) {
    return pixel >>> 24;
  }

  /**
   * A pixel of four bytes, each 0 to 255, with colours premultiplied by alpha. Nothing is clamped: a larger or negative
   * component corrupts its neighbours; see {@link #clamp}.
   */
  public static int of(int red, int green, int blue, int alpha) {
    return red | green << 8 | blue << 16 | alpha << 24;
  }

  /** An opaque pixel. */
  public static int opaque(int red, int green, int blue) {
    return of(red, green, blue, 255);
  }

  /** The value limited to 0 to 255. */
  public static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
