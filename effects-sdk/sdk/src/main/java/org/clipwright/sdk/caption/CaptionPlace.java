package org.clipwright.sdk.caption;

import java.util.OptionalDouble;

/**
 * The position that a caption requests.
 *
 * @param anchor which corner, side or centre of the text is placed at the point, 1 to 9 as on a number pad: 2 is bottom
 *     centre, 8 top centre
 * @param x the point as a fraction of the picture's width, 0 to 1; empty for the anchor's default
 * @param y the point as a fraction of the picture's height, from the top
 */
public record CaptionPlace(int anchor, OptionalDouble x, OptionalDouble y) {

  /** Bottom centre, the default. */
  public static final CaptionPlace USUAL = at(2);

  public CaptionPlace {
    if (anchor < 1 || anchor > 9) {
      throw new IllegalArgumentException("An anchor is 1 to 9, not " + anchor + ".");
    }
  }

  /** The default position of an anchor. */
  public static CaptionPlace at(int anchor) {
    return new CaptionPlace(anchor, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** 0 is left, 1 centre, 2 right. */
  public int column() {
    return (anchor - 1) % 3;
  }

  /** 0 is bottom, 1 middle, 2 top. */
  public int row() {
    return (anchor - 1) / 3;
  }
}
