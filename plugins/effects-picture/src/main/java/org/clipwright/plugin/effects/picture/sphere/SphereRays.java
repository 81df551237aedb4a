package org.clipwright.plugin.effects.picture.sphere;

/**
 * The viewing direction of each pixel of a view. Loops run over whole rows, so that the compiler vectorizes them;
 * angles are in radians.
 */
final class SphereRays {

  private final int width;
  private final int height;
  private final double middle;
  private final SphereView view;
  private final double cosine;
  private final double sine;
  private final double unit;
  private final double rim;

  SphereRays(int width, int height, SphereView view) {
    this.width = width;
    this.height = height;
    this.middle = Math.min(width, height) / 2.0;
    this.view = view;
    this.cosine = Math.cos(view.roll());
    this.sine = Math.sin(view.roll());
    this.unit = Math.tan(view.fov() / 2) / (width / 2.0);
    this.rim = view.lens().bent(view.fov() / 2);
  }

  /** Fills a row with its pixels' directions; they are NaN where a pixel shows nothing. */
  void trace(int y, RayRow row) {
    lean(y + 0.5 - height / 2.0, row.x, row.y);
    if (view.lens() == SphereView.Lens.FLAT) {
      flat(row.x, row.y, row.z);
    } else {
      fisheye(row.x, row.y, row.z);
    }
    nod(row.y, row.z, Math.cos(view.pitch()), Math.sin(view.pitch()));
    turn(row.x, row.z, Math.cos(view.yaw()), Math.sin(view.yaw()));
  }

  private void lean(double below, double[] right, double[] up) {
    double left = width / 2.0 - 0.5;
    for (int i = 0; i < right.length; i++) {
      right[i] = (i - left) * cosine + below * sine;
      up[i] = (i - left) * sine - below * cosine;
    }
  }

  private void flat(double[] x, double[] y, double[] z) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= unit;
      y[i] *= unit;
      z[i] = -1;
    }
  }

  private void fisheye(double[] x, double[] y, double[] z) {
    SphereView.Lens lens = view.lens();
    for (int i = 0; i < x.length; i++) {
      double distance = Math.sqrt(x[i] * x[i] + y[i] * y[i]);
      double share = distance > middle ? Double.NaN : distance / middle;
      double spread = distance == 0 ? 0 : lens.sine(share * rim) / distance;
      x[i] *= spread;
      y[i] *= spread;
      z[i] = -lens.cosine(share * rim);
    }
  }

  private static void nod(double[] y, double[] z, double cosine, double sine) {
    for (int i = 0; i < y.length; i++) {
      double up = y[i] * cosine - z[i] * sine;
      z[i] = y[i] * sine + z[i] * cosine;
      y[i] = up;
    }
  }

  private static void turn(double[] x, double[] z, double cosine, double sine) {
    for (int i = 0; i < x.length; i++) {
      double right = x[i] * cosine - z[i] * sine;
      z[i] = x[i] * sine + z[i] * cosine;
      x[i] = right;
    }
  }
}
