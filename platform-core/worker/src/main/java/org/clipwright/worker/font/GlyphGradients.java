package org.clipwright.worker.font;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.MultipleGradientPaint.ColorSpaceType;
import java.awt.MultipleGradientPaint.CycleMethod;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the outlines of painted glyphs are filled with: a colour, or colours along a line or between circles. */
final class GlyphGradients {

  private static final int STOP = 6;
  private static final int VARIATION = 4;
  private static final int MOST_STOPS = 256;
  private static final float LEAST_STEP = 1e-5f;

  private final PaintTable table;
  private final Palette palette;

  /** A colour at a place of the line between two points. */
  private record Stop(double place, Color color) {}

  /** Colours by their places, of which the first is 0 and the last 1 between two places of the original. */
  private record Line(List<Stop> stops, double from, double to, CycleMethod beyond) {

    Color last() {
      return stops.getLast().color();
    }

    boolean isEmpty() {
      return to - from < LEAST_STEP;
    }

    float[] fractions() {
      float[] fractions = new float[stops.size()];
      for (int i = 0; i < fractions.length; i++) {
        float least = i == 0 ? 0 : fractions[i - 1] + LEAST_STEP;
        float most = 1 - LEAST_STEP * (fractions.length - 1 - i);
        fractions[i] = Math.min(most, Math.max(least, (float) ((stops.get(i).place() - from) / (to - from))));
      }
      return fractions;
    }

    Color[] colors() {
      return stops.stream().map(Stop::color).toArray(Color[]::new);
    }
  }

  GlyphGradients(PaintTable table, Palette palette) {
    this.table = table;
    this.palette = palette;
  }

  /** Whether a paint fills, instead of arranging others. */
  boolean isFill(int paint) {
    int kind = table.octet(paint);
    return kind >= 2 && kind <= 9;
  }

  /**
   * What a paint fills with.
   *
   * @param text the colour of the text
   * @param moved how the paint is moved
   */
  Paint paint(int paint, Color text, AffineTransform moved) {
    int kind = table.octet(paint);
    if (kind <= 3) {
      return palette.color(table.unsigned(paint + 1), table.fraction(paint + 3), text);
    }
    Line line = line(table.linked(paint, paint + 1), kind % 2 == 1, text);
    return switch (kind) {
      case 4, 5 -> line.isEmpty() ? line.last() : linear(paint + 4, line, moved);
      case 6, 7 -> line.isEmpty() ? line.last() : radial(paint + 4, line, moved);
      default -> line.stops().get(line.stops().size() / 2).color();
    };
  }

  private Line line(int place, boolean varies, Color text) {
    int count = Math.clamp(table.unsigned(place + 1), 1, MOST_STOPS);
    List<Stop> stops = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int stop = place + 3 + i * (varies ? STOP + VARIATION : STOP);
      stops.add(new Stop(table.fraction(stop),
          palette.color(table.unsigned(stop + 2), table.fraction(stop + 4), text)));
    }
    stops.sort(Comparator.comparingDouble(Stop::place));
    CycleMethod beyond = switch (table.octet(place)) {
      case 1 -> CycleMethod.REPEAT;
      case 2 -> CycleMethod.REFLECT;
      default -> CycleMethod.NO_CYCLE;
    };
    return new Line(stops, stops.getFirst().place(), stops.getLast().place(), beyond);
  }

  private Point2D point(int place) {
    return new Point2D.Double(table.signed(place), table.signed(place + 2));
  }

  private static Point2D between(Point2D from, Point2D to, double part) {
    return new Point2D.Double(
        from.getX() + part * (to.getX() - from.getX()), from.getY() + part * (to.getY() - from.getY()));
  }

  /** The third point tells along which direction the colours do not change. */
  private Paint linear(int place, Line line, AffineTransform moved) {
    Point2D from = point(place);
    Point2D to = point(place + 4);
    Point2D same = point(place + 8);
    double acrossX = same.getY() - from.getY();
    double acrossY = from.getX() - same.getX();
    double length = acrossX * acrossX + acrossY * acrossY;
    if (length == 0) {
      return line.last();
    }
    double part = ((to.getX() - from.getX()) * acrossX + (to.getY() - from.getY()) * acrossY) / length;
    Point2D end = new Point2D.Double(from.getX() + part * acrossX, from.getY() + part * acrossY);
    Point2D first = between(from, end, line.from());
    Point2D last = between(from, end, line.to());
    return first.distance(last) < LEAST_STEP ? line.last() : new LinearGradientPaint(
        first, last, line.fractions(), line.colors(), line.beyond(), ColorSpaceType.SRGB, moved);
  }

  /** Circles that grow from one point, which is where they would have no size. */
  private Paint radial(int place, Line line, AffineTransform moved) {
    Point2D from = point(place);
    Point2D to = point(place + 6);
    double small = table.unsigned(place + 4);
    double large = table.unsigned(place + 10);
    double first = small + line.from() * (large - small);
    double last = small + line.to() * (large - small);
    if (first < 0 || last < 0 || Math.abs(last - first) < LEAST_STEP) {
      return line.last();
    }
    boolean grows = last > first;
    double outer = Math.max(first, last);
    double inner = Math.min(first, last) / outer;
    double none = -small / (large - small);
    float[] fractions = line.fractions();
    Color[] colors = line.colors();
    int count = fractions.length;
    float[] places = new float[count];
    Color[] ordered = new Color[count];
    for (int i = 0; i < count; i++) {
      int other = grows ? i : count - 1 - i;
      double fraction = grows ? fractions[i] : 1 - fractions[other];
      places[i] = (float) (inner + (1 - inner) * fraction);
      places[i] = i == 0 ? places[i] : Math.max(places[i], places[i - 1] + LEAST_STEP / 2);
      ordered[i] = colors[other];
    }
    places[count - 1] = Math.min(1, places[count - 1]);
    return places.length > 1 && places[count - 1] <= places[count - 2] ? line.last()
        : new RadialGradientPaint(between(from, to, grows ? line.to() : line.from()), (float) outer,
            between(from, to, none), places, ordered, line.beyond(), ColorSpaceType.SRGB, moved);
  }
}
