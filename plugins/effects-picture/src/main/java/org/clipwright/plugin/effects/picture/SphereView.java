package org.clipwright.plugin.effects.picture;

/**
 * A view out of a picture of all directions; angles are radians.
 *
 * @param lens how the view is projected
 * @param half whether the source shows only the half ahead
 * @param source how the source shows directions; {@code FLAT} means by longitude and latitude
 * @param sourceFov the angle that a round source covers
 * @param backwards whether a round source shows what lies behind
 */
record SphereView(
    double yaw, double pitch, double roll, double fov, Lens lens, boolean half, Lens source, double sourceFov,
    boolean backwards) {

  /** How angles become distances from the middle. */
  enum Lens {
    FLAT,
    EQUIDISTANT,
    EQUISOLID,
    STEREOGRAPHIC,
    ORTHOGRAPHIC;

    /** The distance from the middle, 1 at the rim, of a direction; {@code most} is the angle at the rim. */
    double share(double angle, double most) {
      return bent(angle) / bent(most);
    }

    /** The angle of a distance from the middle. */
    double angle(double share, double most) {
      double value = share * bent(most);
      return switch (this) {
        case FLAT, EQUIDISTANT -> value;
        case EQUISOLID -> 2 * Math.asin(Math.clamp(value, -1, 1));
        case STEREOGRAPHIC -> 2 * Math.atan(value);
        case ORTHOGRAPHIC -> Math.asin(Math.clamp(value, -1, 1));
      };
    }

    private double bent(double angle) {
      return switch (this) {
        case FLAT, EQUIDISTANT -> angle;
        case EQUISOLID -> Math.sin(angle / 2);
        case STEREOGRAPHIC -> Math.tan(angle / 2);
        case ORTHOGRAPHIC -> Math.sin(angle);
      };
    }
  }

  /** The angle that the whole source covers from side to side. */
  double coverage() {
    return source != Lens.FLAT || lens != Lens.FLAT ? sourceFov : half ? Math.PI : 2 * Math.PI;
  }
}
