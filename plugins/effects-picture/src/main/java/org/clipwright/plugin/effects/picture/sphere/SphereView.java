package org.clipwright.plugin.effects.picture.sphere;

/**
 * A view into a picture of all directions; angles are in radians.
 *
 * @param lens the projection of the view
 * @param half whether the source shows only the half ahead
 * @param source the projection of the source; {@code FLAT} means by longitude and latitude
 * @param sourceFov the angle that a circular source covers
 * @param backwards whether a circular source shows what is behind
 */
record SphereView(
    double yaw, double pitch, double roll, double fov, Lens lens, boolean half, Lens source, double sourceFov,
    boolean backwards) {

  /** How angles map to distances from the centre. */
  enum Lens {
    FLAT,
    EQUIDISTANT,
    EQUISOLID,
    STEREOGRAPHIC,
    ORTHOGRAPHIC;

    /** The distance from the centre, in the lens's unit, of a direction at an angle from straight ahead. */
    double bent(double angle) {
      return switch (this) {
        case FLAT, EQUIDISTANT -> angle;
        case EQUISOLID -> Math.sin(angle / 2);
        case STEREOGRAPHIC -> Math.tan(angle / 2);
        case ORTHOGRAPHIC -> Math.sin(angle);
      };
    }

    /**
     * The same for a direction of any length with components sideways and ahead; computed from the sine and cosine of
     * half the angle.
     */
    double bent(double aside, double ahead) {
      double share = ahead / Math.sqrt(aside * aside + ahead * ahead);
      double sine = Math.sqrt((1 - share) / 2);
      double cosine = Math.sqrt((1 + share) / 2);
      return switch (this) {
        case FLAT, EQUIDISTANT -> 4 * Arctangent.of(sine / (1 + cosine));
        case EQUISOLID -> sine;
        case STEREOGRAPHIC -> sine / cosine;
        case ORTHOGRAPHIC -> 2 * sine * cosine;
      };
    }

    /** The sine of the angle at a distance from the centre. */
    double sine(double distance) {
      return switch (this) {
        case FLAT, EQUIDISTANT -> Math.sin(distance);
        case EQUISOLID -> 2 * limited(distance) * other(distance);
        case STEREOGRAPHIC -> 2 * distance / (1 + distance * distance);
        case ORTHOGRAPHIC -> limited(distance);
      };
    }

    /** The cosine of the angle at a distance from the centre. */
    double cosine(double distance) {
      return switch (this) {
        case FLAT, EQUIDISTANT -> Math.cos(distance);
        case EQUISOLID -> 1 - 2 * limited(distance) * limited(distance);
        case STEREOGRAPHIC -> (1 - distance * distance) / (1 + distance * distance);
        case ORTHOGRAPHIC -> other(distance);
      };
    }

    private static double limited(double sine) {
      return Math.clamp(sine, -1, 1);
    }

    /** The cosine for a sine. */
    private static double other(double sine) {
      return Math.sqrt(1 - limited(sine) * limited(sine));
    }
  }

  /** The angle that the whole source covers from side to side. */
  double coverage() {
    return source != Lens.FLAT || lens != Lens.FLAT ? sourceFov : half ? Math.PI : 2 * Math.PI;
  }
}
