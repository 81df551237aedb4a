package org.clipwright.plugin.effects.picture.blur;

import java.util.Arrays;

/** The box blurs that together approximate a Gaussian blur. */
final class GaussianBoxes {

  private static final int BOXES = 3;

  private GaussianBoxes() {}

  /** The radii of the boxes for a standard deviation in pixels; radii of 0, which do nothing, are left out. */
  static int[] radii(double sigma) {
    double ideal = Math.sqrt(12 * sigma * sigma / BOXES + 1);
    int narrow = (int) ideal;
    narrow -= 1 - narrow % 2;
    double narrowVariance = BOXES * ((double) narrow * narrow + 4.0 * narrow + 3);
    long narrowBoxes = Math.round((narrowVariance - 12 * sigma * sigma) / (4.0 * narrow + 4));
    int[] radii = new int[BOXES];
    for (int box = 0; box < BOXES; box++) {
      radii[box] = (box < narrowBoxes ? narrow : narrow + 2) / 2;
    }
    return Arrays.stream(radii).filter(radius -> radius > 0).toArray();
  }
}
