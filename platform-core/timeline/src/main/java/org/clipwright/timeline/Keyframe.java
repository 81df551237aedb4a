package org.clipwright.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A value that changes over frames, defined by points; it is finite everywhere. */
public final class Keyframe {

  /** No points at all, which counts as 0. */
  public static final Keyframe EMPTY = new Keyframe(List.of());

  private static final double BISECTION_TOLERANCE = 0.01;
  private static final int BISECTION_LIMIT = 60;
  private static final double SMALLEST_CHANGE = 0.0001;
  private static final int DIRECTION_LOOK_AHEAD = 600;

  private final Point[] points;
  private final double[] frames;

  private Keyframe(List<Point> given) {
    points = sortedWithoutRepeats(given);
    frames = Arrays.stream(points).mapToDouble(Point::frame).toArray();
  }

  /** The same value at every frame. */
  public static Keyframe of(double value) {
    return new Keyframe(List.of(Point.bezier(1, value)));
  }

  /** A value through points in any order; of several points at one frame, the last counts. */
  public static Keyframe of(List<Point> points) {
    return points.isEmpty() ? EMPTY : new Keyframe(points);
  }

  /** The points, sorted by frame; no two share a frame. */
  public List<Point> points() {
    return List.of(points);
  }

  /** The value at a frame; constant before the first point and after the last. */
  public double value(double frame) {
    if (points.length == 0) {
      return 0;
    }
    int found = Arrays.binarySearch(frames, frame);
    if (found >= 0) {
      return points[found].value();
    }
    int next = -found - 1;
    if (next == 0) {
      return points[0].value();
    }
    return next == points.length ? points[next - 1].value() : between(points[next - 1], points[next], frame);
  }

  /** The same values from one frame to another, with only the points needed; arbitrary elsewhere. */
  public Keyframe within(double first, double last) {
    if (points.length < 2) {
      return this;
    }
    int from = floor(first);
    int to = from;
    while (to < points.length - 1 && frames[to] < last) {
      to++;
    }
    return new Keyframe(List.of(points).subList(from, to + 1));
  }

  /** The last point at or before a frame; the first point if there is none. */
  private int floor(double frame) {
    int found = Arrays.binarySearch(frames, frame);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  /** The value at a frame, rounded half away from zero. */
  public long rounded(double frame) {
    return Rounding.halfAwayFromZero(value(frame));
  }

  /** The change in value from the preceding frame to this one, as the original computes it. */
  public double delta(long frame) {
    if (points.length == 0) {
      return 0;
    }
    if (frame <= 1) {
      return points[0].value();
    }
    return frame > lastFrame() ? 1 : value(frame) - value(frame - 1);
  }

  /**
   * Whether the next change after a frame is an increase; true if nothing changes within 600 frames. From the last
   * point on, the direction of the last step between two points counts.
   */
  public boolean increasing(long frame) {
    if (points.length > 1 && frame >= lastFrame()) {
      return points[points.length - 1].value() >= points[points.length - 2].value();
    }
    double start = value(frame);
    long end = Math.min(frame + DIRECTION_LOOK_AHEAD, (long) Math.min(lastFrame() + 1, 1e15));
    for (long next = frame + 1; next <= end; next++) {
      double change = value(next) - start;
      if (Math.abs(change) > SMALLEST_CHANGE) {
        return change > 0;
      }
    }
    return true;
  }

  /** Whether the value is the same at every frame. */
  public boolean isConstant() {
    return Arrays.stream(points).allMatch(point -> point.value() == points[0].value());
  }

  /** The largest value of any point; 0 if there are no points. */
  public double largestPoint() {
    return Arrays.stream(points).mapToDouble(Point::value).max().orElse(0);
  }

  /** The frame of the last point; 0 if there are no points. */
  public double lastFrame() {
    return points.length == 0 ? 0 : frames[frames.length - 1];
  }

  private static double between(Point before, Point after, double frame) {
    return switch (after.interpolation()) {
      case CONSTANT -> before.value();
      case LINEAR -> linear(before, after, frame);
      case BEZIER -> bezier(before, after, frame);
    };
  }

  private static double linear(Point before, Point after, double frame) {
    double slope = (after.value() - before.value()) / (after.frame() - before.frame());
    return limited(before.value() + slope * (frame - before.frame()));
  }

  /** Bisection with the original's tolerance, which affects the resulting value. */
  private static double bezier(Point before, Point after, double frame) {
    double width = after.frame() - before.frame();
    double height = after.value() - before.value();
    double x1 = before.frame() + before.right().x() * width;
    double x2 = before.frame() + after.left().x() * width;
    double t = 0.5;
    double step = 0.25;
    for (int i = 0; i < BISECTION_LIMIT; i++, step /= 2) {
      double x = cubic(before.frame(), x1, x2, after.frame(), t);
      if (Math.abs(x - frame) < BISECTION_TOLERANCE) {
        break;
      }
      t += x > frame ? -step : step;
    }
    double y1 = before.value() + before.right().y() * height;
    double y2 = before.value() + after.left().y() * height;
    return limited(cubic(before.value(), y1, y2, after.value(), t));
  }

  private static double cubic(double p0, double p1, double p2, double p3, double t) {
    double u = 1 - t;
    return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
  }

  private static double limited(double value) {
    return Double.isNaN(value) ? 0 : Math.clamp(value, -1e300, 1e300);
  }

  private static Point[] sortedWithoutRepeats(List<Point> given) {
    List<Point> sorted = new ArrayList<>(given);
    sorted.sort(Comparator.comparingDouble(Point::frame));
    List<Point> distinct = new ArrayList<>(sorted.size());
    for (Point point : sorted) {
      if (!distinct.isEmpty() && distinct.getLast().frame() == point.frame()) {
        distinct.removeLast();
      }
      distinct.add(point);
    }
    return distinct.toArray(Point[]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Keyframe keyframe && Arrays.equals(points, keyframe.points);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(points);
  }

  @Override
  public String toString() {
    return "Keyframe" + Arrays.toString(points);
  }
}
