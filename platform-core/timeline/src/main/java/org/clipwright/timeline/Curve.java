package org.clipwright.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A named curve between two keyframe points.
 *
 * @param name the name by which users select it
 * @param interpolation the kind of curve, as written in a point's JSON
 * @param x1 right handle of the left point, fraction of the segment's length
 * @param y1 right handle of the left point, fraction of the segment's rise
 * @param x2 left handle of the right point, fraction of the segment's length
 * @param y2 left handle of the right point, fraction of the segment's rise
 */
public record Curve(String name, Interpolation interpolation, double x1, double y1, double x2, double y2) {

  /** The curve used if a request names none. */
  public static final Curve EASE = bezier("Ease (Default)", 0.250, 0.100, 0.250, 1.000);

  private static final List<Curve> ALL =
      List.of(
          EASE,
          new Curve("Linear", Interpolation.LINEAR, 0.5, 0, 0.5, 1),
          new Curve("Constant", Interpolation.CONSTANT, 0.5, 0, 0.5, 1),
          bezier("Bezier", 0.500, 0.000, 0.500, 1.000),
          bezier("Ease In", 0.420, 0.000, 1.000, 1.000),
          bezier("Ease Out", 0.000, 0.000, 0.580, 1.000),
          bezier("Ease In/Out", 0.420, 0.000, 0.580, 1.000),
          bezier("Ease In (Quad)", 0.550, 0.085, 0.680, 0.530),
          bezier("Ease In (Cubic)", 0.550, 0.055, 0.675, 0.190),
          bezier("Ease In (Quart)", 0.895, 0.030, 0.685, 0.220),
          bezier("Ease In (Quint)", 0.755, 0.050, 0.855, 0.060),
          bezier("Ease In (Sine)", 0.470, 0.000, 0.745, 0.715),
          bezier("Ease In (Expo)", 0.950, 0.050, 0.795, 0.035),
          bezier("Ease In (Circ)", 0.600, 0.040, 0.980, 0.335),
          bezier("Ease In (Back)", 0.600, -0.280, 0.735, 0.045),
          bezier("Ease Out (Quad)", 0.250, 0.460, 0.450, 0.940),
          bezier("Ease Out (Cubic)", 0.215, 0.610, 0.355, 1.000),
          bezier("Ease Out (Quart)", 0.165, 0.840, 0.440, 1.000),
          bezier("Ease Out (Quint)", 0.230, 1.000, 0.320, 1.000),
          bezier("Ease Out (Sine)", 0.390, 0.575, 0.565, 1.000),
          bezier("Ease Out (Expo)", 0.190, 1.000, 0.220, 1.000),
          bezier("Ease Out (Circ)", 0.075, 0.820, 0.165, 1.000),
          bezier("Ease Out (Back)", 0.175, 0.885, 0.320, 1.275),
          bezier("Ease In/Out (Quad)", 0.455, 0.030, 0.515, 0.955),
          bezier("Ease In/Out (Cubic)", 0.645, 0.045, 0.355, 1.000),
          bezier("Ease In/Out (Quart)", 0.770, 0.000, 0.175, 1.000),
          bezier("Ease In/Out (Quint)", 0.860, 0.000, 0.070, 1.000),
          bezier("Ease In/Out (Sine)", 0.445, 0.050, 0.550, 0.950),
          bezier("Ease In/Out (Expo)", 1.000, 0.000, 0.000, 1.000),
          bezier("Ease In/Out (Circ)", 0.785, 0.135, 0.150, 0.860),
          bezier("Ease In/Out (Back)", 0.680, -0.550, 0.265, 1.550));

  /** All curves, the default one first. */
  public static List<Curve> all() {
    return ALL;
  }

  /** The curve with a name, ignoring case and surrounding whitespace; {@code Ease} means the default one. */
  public static Optional<Curve> named(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    if (wanted.equals("ease")) {
      return Optional.of(EASE);
    }
    return ALL.stream().filter(curve -> curve.name.toLowerCase(Locale.ROOT).equals(wanted)).findFirst();
  }

  private static Curve bezier(String name, double x1, double y1, double x2, double y2) {
    return new Curve(name, Interpolation.BEZIER, x1, y1, x2, y2);
  }
}
