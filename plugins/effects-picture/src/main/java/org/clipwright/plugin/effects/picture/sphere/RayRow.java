package org.clipwright.plugin.effects.picture.sphere;

import org.clipwright.plugin.effects.picture.pixel.LatestRow;

/**
 * The viewing directions of one row's pixels: x to the right, y up and -z ahead, of any length. In the end x and y are
 * positions in a picture. One thread at a time.
 */
final class RayRow {

  private static final LatestRow<RayRow> LATEST = new LatestRow<>(RayRow::new);

  final double[] x;
  final double[] y;
  final double[] z;

  private RayRow(int width) {
    x = new double[width];
    y = new double[width];
    z = new double[width];
  }

  /** The calling thread's row of a width, with its previous content. */
  static RayRow of(int width) {
    return LATEST.of(width);
  }
}
