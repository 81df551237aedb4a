package org.clipwright.sdk.caption;

import java.util.OptionalDouble;

/**
 * Where captions ask to be shown.
 *
 * @param anchor 1 to 9 as the keys of a number pad lie: 2 is below in the middle, 8 above; which corner, side or middle
 *     of the text lies at the point
 * @param x the point as a share of the picture's width, 0 to 1; empty for the place that goes with the anchor
 * @param y the point as a share of the picture's height, from above
 */
public record CaptionPlace(int anchor, OptionalDouble x, OptionalDouble y) {

  /** Below in the middle, where captions are unless they ask for something else. */
  public static final CaptionPlace USUAL = at(2);

  public CaptionPlace {
    if (anchor < 1 || anchor > 9) {
      throw new IllegalArgumentException("An anchor is 1 to 9, not " + anchor + ".");
    }
  }

  /** The place that goes with an anchor. */
  public static CaptionPlace at(int anchor) {
    return new CaptionPlace(anchor, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** 0 on the left, 1 in the middle, 2 on the right. */
  public int column() {
    return (anchor - 1) % 3;
  }

  /** 0 below, 1 in the middle, 2 above. */
  public int row() {
    return (anchor - 1) / 3;
  }
}
