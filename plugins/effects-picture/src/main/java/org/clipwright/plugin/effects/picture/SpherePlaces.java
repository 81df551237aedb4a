package org.clipwright.plugin.effects.picture;

import java.util.Arrays;

/**
 * The places that the pixels of a view show, kept as long as the view stays the same: tracing them takes ten times as long as
 * reading the source there. Different rows may be asked for at the same time.
 */
final class SpherePlaces {

  private final int width;
  private final int height;
  private final double[][] rows;
  private final boolean[] traced;
  private SphereView view;
  private SphereRays rays;

  SpherePlaces(int width, int height) {
    this.width = width;
    this.height = height;
    this.rows = new double[height][2 * width];
    this.traced = new boolean[height];
  }

  /** Whether a view has this size. */
  boolean fits(int otherWidth, int otherHeight) {
    return width == otherWidth && height == otherHeight;
  }

  /** Looks from now on as another view does. */
  void look(SphereView next) {
    if (!next.equals(view)) {
      view = next;
      rays = new SphereRays(width, height, next);
      Arrays.fill(traced, false);
    }
  }

  /** x and y, in pixels of the source, of each pixel of a row; x is no number where it looks at nothing. */
  double[] row(int y) {
    double[] row = rows[y];
    if (!traced[y]) {
      trace(y, row);
      traced[y] = true;
    }
    return row;
  }

  private void trace(int y, double[] row) {
    double[] place = new double[2];
    for (int x = 0; x < width; x++) {
      boolean seen = rays.trace(x, y, place);
      row[2 * x] = seen ? place[0] : Double.NaN;
      row[2 * x + 1] = place[1];
    }
  }
}
