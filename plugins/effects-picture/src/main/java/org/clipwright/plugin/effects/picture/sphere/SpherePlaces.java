package org.clipwright.plugin.effects.picture.sphere;

/** Where a picture of all directions shows each of them, in pixels; computes whole rows like {@link SphereRays}. */
final class SpherePlaces {

  private final int width;
  private final int height;
  private final SphereView view;
  private final double sourceRim;

  SpherePlaces(int width, int height, SphereView view) {
    this.width = width;
    this.height = height;
    this.view = view;
    this.sourceRim = view.source().bent(view.sourceFov() / 2);
  }

  /** Converts a row's directions to positions; they are NaN where the picture shows nothing. */
  void find(RayRow row) {
    if (view.source() == SphereView.Lens.FLAT) {
      halve(row.x, row.y, row.z);
      columns(row.x, row.z);
      lines(row.y);
    } else {
      findInCircle(row.x, row.y, row.z);
    }
  }

  /** Tangents of half the longitude, measured from ahead or behind, whichever is nearer, and of half the latitude. */
  private static void halve(double[] x, double[] y, double[] z) {
    for (int i = 0; i < x.length; i++) {
      double level = Math.sqrt(x[i] * x[i] + z[i] * z[i]);
      double length = Math.sqrt(x[i] * x[i] + y[i] * y[i] + z[i] * z[i]);
      // Straight up, longitude is undefined; any value will do.
      x[i] /= level + Math.abs(z[i]) + Double.MIN_NORMAL;
      y[i] /= length + level;
    }
  }

  private void columns(double[] x, double[] z) {
    double full = view.half() ? Math.PI : 2 * Math.PI;
    double most = view.half() ? width - 1 : width;
    angles(x);
    lookBack(x, z);
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.min(most, Math.max(0, (x[i] + full / 2) / full * width));
    }
  }

  private static void angles(double[] halves) {
    for (int i = 0; i < halves.length; i++) {
      halves[i] = 2 * Arctangent.of(halves[i]);
    }
  }

  /** Measures the longitudes of everything behind from ahead. */
  private static void lookBack(double[] longitudes, double[] z) {
    for (int i = 0; i < longitudes.length; i++) {
      if (z[i] > 0) {
        longitudes[i] = Math.copySign(Math.PI, longitudes[i]) - longitudes[i];
      }
    }
  }

  private void lines(double[] y) {
    angles(y);
    for (int i = 0; i < y.length; i++) {
      y[i] = (Math.PI / 2 - y[i]) / Math.PI * height;
    }
  }

  /** Directions outside the circle of a fisheye picture are shown as far as the picture extends. */
  private void findInCircle(double[] x, double[] y, double[] z) {
    double radius = Math.min(width, height) / 2.0 / sourceRim;
    double ahead = view.backwards() ? 1 : -1;
    for (int i = 0; i < x.length; i++) {
      double aside = Math.sqrt(x[i] * x[i] + y[i] * y[i]);
      double distance = radius * view.source().bent(aside, ahead * z[i]);
      double column = width / 2.0 + distance * (aside == 0 ? 1 : x[i] / aside);
      double line = height / 2.0 - distance * (aside == 0 ? 0 : y[i] / aside);
      boolean seen = column >= 0 && column < width && line >= 0 && line < height;
      x[i] = seen ? column : Double.NaN;
      y[i] = seen ? line : Double.NaN;
    }
  }
}
