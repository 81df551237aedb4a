package org.clipwright.timeline;

import java.util.Locale;
import java.util.Optional;

/** The largest pictures that can be rendered: the one rule for projects, exports and films. */
public final class LargestPicture {

  /** The longest side in pixels. */
  public static final int SIDE = 16_384;

  /** Number of pixels in the picture: 8192x8192, or any other shape of the same area. */
  public static final long PIXELS = 1L << 26;

  private LargestPicture() {}

  /** Why a picture of this size cannot be rendered; empty if it can. */
  public static Optional<String> refusal(int width, int height) {
    boolean possible = width <= SIDE && height <= SIDE && (long) width * height <= PIXELS;
    return possible ? Optional.empty() : Optional.of(String.format(Locale.ROOT,
        "A picture of %dx%d pixels is too large: at most %d a side and %,d in all are allowed, for example 8192x8192"
            + " or 10922x6144.",
        width, height, SIDE, PIXELS));
  }
}
