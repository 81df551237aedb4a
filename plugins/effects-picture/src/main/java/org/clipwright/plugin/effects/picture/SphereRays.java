package org.clipwright.plugin.effects.picture;

/**
 * Where each pixel of a flat view looks to in a picture of all directions. Directions have x to the right, y up and -z
 * ahead; angles are radians.
 */
final class SphereRays {

  private final int width;
  private final int height;
  private final SphereView view;
  private final double[] turn;
  private final double cosine;
  private final double sine;
  private final double unit;

  SphereRays(int width, int height, SphereView view) {
    this.width = width;
    this.height = height;
    this.view = view;
    this.turn = rotation(-view.yaw(), view.pitch());
    this.cosine = Math.cos(view.roll());
    this.sine = Math.sin(view.roll());
    this.unit = Math.tan(view.fov() / 2) / (width / 2.0);
  }

  /** Rows of the matrix that turns round the upright axis after nodding. */
  private static double[] rotation(double yaw, double pitch) {
    double cy = Math.cos(yaw);
    double sy = Math.sin(yaw);
    double cp = Math.cos(pitch);
    double sp = Math.sin(pitch);
    return new double[] {cy, sy * sp, sy * cp, 0, cp, -sp, -sy, cy * sp, cy * cp};
  }

  /**
   * The place in the source that a pixel shows.
   *
   * @param place receives x and y in pixels of the source
   * @return false when the pixel looks at nothing
   */
  boolean trace(int x, int y, double[] place) {
    double across = (2 * (x + 0.5) / width - 1) * width / 2;
    double down = (2 * (y + 0.5) / height - 1) * height / 2;
    double right = across * cosine + down * sine;
    double below = down * cosine - across * sine;
    double[] ray = view.lens() == SphereView.Lens.FLAT ? flat(right, below) : fisheye(right, below);
    return ray.length > 0 && place(ray, place);
  }

  private double[] flat(double right, double below) {
    double length = Math.sqrt(right * right * unit * unit + below * below * unit * unit + 1);
    return turned(right * unit / length, -below * unit / length, -1 / length);
  }

  private double[] fisheye(double right, double below) {
    double share = Math.hypot(right, below) / (Math.min(width, height) / 2.0);
    if (share > 1) {
      return new double[0];
    }
    double angle = view.lens().angle(share, view.fov() / 2);
    double round = Math.atan2(-below, right);
    return turned(Math.sin(angle) * Math.cos(round), Math.sin(angle) * Math.sin(round), -Math.cos(angle));
  }

  private double[] turned(double x, double y, double z) {
    return new double[] {
      turn[0] * x + turn[1] * y + turn[2] * z, turn[3] * x + turn[4] * y + turn[5] * z,
      turn[6] * x + turn[7] * y + turn[8] * z
    };
  }

  private boolean place(double[] ray, double[] place) {
    if (view.source() != SphereView.Lens.FLAT) {
      return placeInCircle(ray, place);
    }
    double longitude = Math.atan2(ray[0], -ray[2]);
    double latitude = Math.asin(Math.clamp(ray[1], -1, 1));
    place[0] = view.half()
        ? Math.clamp((longitude + Math.PI / 2) / Math.PI * width, 0, width - 1)
        : (longitude + Math.PI) / (2 * Math.PI) * width;
    place[1] = (Math.PI / 2 - latitude) / Math.PI * height;
    return true;
  }

  /** What lies outside the circle of a fisheye picture is seen as far as the picture goes. */
  private boolean placeInCircle(double[] ray, double[] place) {
    double angle = Math.acos(Math.clamp(view.backwards() ? ray[2] : -ray[2], -1, 1));
    double radius = view.source().share(angle, view.sourceFov() / 2) * Math.min(width, height) / 2;
    double round = Math.atan2(ray[1], ray[0]);
    place[0] = width / 2.0 + radius * Math.cos(round);
    place[1] = height / 2.0 - radius * Math.sin(round);
    return place[0] >= 0 && place[0] < width && place[1] >= 0 && place[1] < height;
  }
}
