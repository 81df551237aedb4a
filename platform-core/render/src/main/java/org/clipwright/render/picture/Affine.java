package org.clipwright.render.picture;

/** An affine map: {@code x' = a x + c y + e}, {@code y' = b x + d y + f}. */
public record Affine(double a, double b, double c, double d, double e, double f) {

  public static final Affine IDENTITY = new Affine(1, 0, 0, 1, 0, 0);

  public static Affine translation(double x, double y) {
    return new Affine(1, 0, 0, 1, x, y);
  }

  public static Affine scaling(double x, double y) {
    return new Affine(x, 0, 0, y, 0, 0);
  }

  /** Clockwise, as y points down; right angles are exact. */
  public static Affine rotation(double degrees) {
    double turned = degrees % 360;
    double sine = turned == 90 || turned == -270 ? 1 : turned == 270 || turned == -90
        ? -1 : turned == 180 || turned == -180 ? 0
        : Math.sin(Math.toRadians(turned));
    double cosine = Math.abs(turned) == 90 || Math.abs(turned) == 270 ? 0 : Math.abs(turned) == 180 ? -1
        : Math.cos(Math.toRadians(turned));
    return new Affine(cosine, sine, -sine, cosine, 0, 0);
  }

  public static Affine shearing(double x, double y) {
    return new Affine(1, y, x, 1, 0, 0);
  }

  /** The map that applies the other one first, then this one. */
  public Affine after(Affine first) {
    return new Affine(
        a * first.a + c * first.b,
        b * first.a + d * first.b,
        a * first.c + c * first.d,
        b * first.c + d * first.d,
        a * first.e + c * first.f + e,
        b * first.e + d * first.f + f);
  }

  double determinant() {
    return a * d - b * c;
  }

  /** Whether it can be used for drawing: finite, and not collapsing everything to a line. */
  public boolean usable() {
    double determinant = determinant();
    return Double.isFinite(determinant) && Math.abs(determinant) > 1e-12 && Double.isFinite(e) && Double.isFinite(f);
  }

  Affine inverse() {
    double determinant = determinant();
    return new Affine(
        d / determinant,
        -b / determinant,
        -c / determinant,
        a / determinant,
        (c * f - d * e) / determinant,
        (b * e - a * f) / determinant);
  }

  public boolean keepsAxes() {
    return b == 0 && c == 0;
  }

  /** Whether upright edges become slanting ones, as by any turn but those by right angles. */
  public boolean slants() {
    return !keepsAxes() && (a != 0 || d != 0);
  }

  /** Whether it only translates. */
  public boolean onlyMoves() {
    return keepsAxes() && near(a, 1) && near(d, 1) && Math.abs(e) < 1e9 && Math.abs(f) < 1e9;
  }

  /** The same, to the nearest whole pixel, if it only translates: what does not move stays sharp. */
  public Affine atWholePixels() {
    return onlyMoves() ? translation(Math.floor(e + 0.5), Math.floor(f + 0.5)) : this;
  }

  private static boolean near(double value, double other) {
    return Math.abs(value - other) < 1e-5;
  }
}
