package org.clipwright.timeline;

/**
 * One point of a keyframed value.
 *
 * @param frame its frame, counted from 1
 * @param value the value there
 * @param interpolation how the value gets here from the preceding point
 * @param left the handle towards the preceding point
 * @param right the handle towards the following point
 */
public record Point(double frame, double value, Interpolation interpolation, Handle left, Handle right) {

  private static final double LARGEST = 1e300;

  /** A Bezier handle, as fractions of the box spanned by two points. */
  public record Handle(double x, double y) {

    /** The left handle of a point that states none. */
    public static final Handle LEFT = new Handle(0.5, 1);

    /** The right handle of a point that states none. */
    public static final Handle RIGHT = new Handle(0.5, 0);

    public Handle {
      x = finite(x);
      y = finite(y);
    }
  }

  public Point {
    frame = finite(frame);
    value = finite(value);
  }

  /** A Bezier point with the default handles, which ease in and out. */
  public static Point bezier(double frame, double value) {
    return of(frame, value, Interpolation.BEZIER);
  }

  /** A point with the default handles. */
  public static Point of(double frame, double value, Interpolation interpolation) {
    return new Point(frame, value, interpolation, Handle.LEFT, Handle.RIGHT);
  }

  /** NaN counts as 0; values too large for further arithmetic are clamped. */
  private static double finite(double number) {
    return Double.isNaN(number) ? 0 : Math.clamp(number, -LARGEST, LARGEST);
  }
}
