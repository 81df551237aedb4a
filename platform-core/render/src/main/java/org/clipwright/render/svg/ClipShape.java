package org.clipwright.render.svg;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.render.codec.MediaException;
import org.w3c.dom.Element;

/** The shapes that style sheets clip by, such as {@code circle(50%)}: measured in the box of what they clip. */
public final class ClipShape {

  private static final String ATTRIBUTE = "clipwright-shape";

  /** Points of a polygon, whose lines may all cross each other. */
  private static final int MOST_POINTS = 500;

  /** How far the handles of a quarter of a circle are from its ends, in parts of the radius. */
  private static final double HANDLE = 0.5522847498;

  private static final String BOXES = "((?:fill|stroke|view|border|padding|content|margin)-box)";
  private static final Pattern FORM = Pattern.compile("\\s*(?:" + BOXES + "\\s+)?(circle|ellipse|inset|polygon)"
      + "\\(([^()]*+)\\)\\s*" + BOXES + "?\\s*(!\\s*important\\s*)?", Pattern.CASE_INSENSITIVE);
  private static final ReferenceBox ANY = new ReferenceBox(0, 0, 1, 1);

  private ClipShape() {}

  /** A reference to a clip path of this shape; another value is returned unchanged. */
  static String named(String value, NewDefinitions definitions) {
    Matcher form = FORM.matcher(value);
    if (!form.matches() || shape(form, ANY).isEmpty()) {
      return value;
    }
    String id = definitions.id("clip", value, () -> {
      Element clip = definitions.element("clipPath");
      clip.setAttribute(ATTRIBUTE, value);
      return clip;
    });
    return "url(#" + id + ")" + (form.group(5) == null ? "" : " !important");
  }

  /**
   * The shape that a clip path has for one element; empty when it is a usual clip path.
   *
   * @param bounds the element's outline
   */
  public static Optional<Shape> of(Element clip, Element clipped, Rectangle2D bounds) {
    Matcher form = FORM.matcher(clip.getAttribute(ATTRIBUTE));
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean around = "view-box".equalsIgnoreCase(form.group(1)) || "view-box".equalsIgnoreCase(form.group(4));
    return shape(form, around
        ? ReferenceBox.of(clipped, "view-box")
        : new ReferenceBox(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight()));
  }

  private static Optional<Shape> shape(Matcher form, ReferenceBox box) {
    String arguments = form.group(3).toLowerCase(Locale.ROOT).strip();
    return switch (form.group(2).toLowerCase(Locale.ROOT)) {
      case "circle", "ellipse" -> round(arguments, form.group(2).equalsIgnoreCase("circle"), box);
      case "inset" -> inset(arguments, box);
      default -> polygon(arguments, box);
    };
  }

  private static Optional<Shape> round(String arguments, boolean circle, ReferenceBox box) {
    String[] parts = (" " + arguments).split("\\sat\\s", 2);
    Optional<double[]> center = CssTransform.point(parts.length > 1 ? parts[1] : "center", box);
    String[] radii =
        parts[0].isBlank() ? new String[] {"closest-side", "closest-side"} : parts[0].strip().split("\\s+");
    if (center.isEmpty() || !circle && radii.length != 2 || circle && !parts[0].isBlank() && radii.length != 1) {
      return Optional.empty();
    }
    double x = center.get()[0];
    double y = center.get()[1];
    double[] across = {Math.abs(x - box.x()), Math.abs(box.x() + box.width() - x)};
    double[] down = {Math.abs(y - box.y()), Math.abs(box.y() + box.height() - y)};
    double[] sides = {across[0], across[1], down[0], down[1]};
    Optional<Double> width = radius(radii[0], circle ? sides : across,
        circle ? Math.hypot(box.width(), box.height()) / Math.sqrt(2) : box.width());
    Optional<Double> height = circle ? width : radius(radii[1], down, box.height());
    return width.flatMap(rx -> height.map(ry -> new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry)));
  }

  private static Optional<Double> radius(String text, double[] sides, double whole) {
    return switch (text) {
      case "closest-side" -> Optional.of(Arrays.stream(sides).min().orElse(0));
      case "farthest-side" -> Optional.of(Arrays.stream(sides).max().orElse(0));
      default -> CssTransform.length(text, whole).filter(length -> length >= 0);
    };
  }

  private static Optional<Shape> inset(String arguments, ReferenceBox box) {
    String[] parts = arguments.split("\\bround\\b", 2);
    Optional<double[]> edges = four(parts[0], box.height(), box.width());
    String[] radii = (parts.length > 1 ? parts[1] : "0").split("/", 2);
    Optional<double[]> across = four(radii[0], box.width(), box.width());
    Optional<double[]> down = four(radii[radii.length - 1], box.height(), box.height());
    if (edges.isEmpty() || across.isEmpty() || down.isEmpty()) {
      return Optional.empty();
    }
    double[] edge = edges.get();
    double width = Math.max(0, box.width() - edge[1] - edge[3]);
    double height = Math.max(0, box.height() - edge[0] - edge[2]);
    return Optional.of(rounded(new Rectangle2D.Double(box.x() + edge[3], box.y() + edge[0], width, height),
        across.get(), down.get()));
  }

  /** One to four lengths for four sides or corners, in the order of style sheets. */
  private static Optional<double[]> four(String text, double wholeOfOdd, double wholeOfEven) {
    String[] words = text.strip().split("\\s+");
    double[] lengths = new double[4];
    for (int i = 0; i < 4; i++) {
      int at = i < words.length ? i : i == 3 && words.length > 1 ? 1 : i == 2 || words.length == 1 ? 0 : 1;
      Optional<Double> length = CssTransform.length(words[at], i % 2 == 0 ? wholeOfOdd : wholeOfEven);
      if (length.isEmpty() || words.length > 4) {
        return Optional.empty();
      }
      lengths[i] = length.get();
    }
    return Optional.of(lengths);
  }

  private static Shape rounded(Rectangle2D box, double[] across, double[] down) {
    double fit = 1;
    for (int i = 0; i < 4; i++) {
      double width = i % 2 == 0 ? across[i] + across[i + 1] : 0;
      double height = down[i] + down[3 - i];
      fit = Math.min(fit, Math.min(width > 0 ? box.getWidth() / width : 1, height > 0 ? box.getHeight() / height : 1));
    }
    double[] x = {box.getMinX(), box.getMaxX(), box.getMaxX(), box.getMinX()};
    double[] y = {box.getMinY(), box.getMinY(), box.getMaxY(), box.getMaxY()};
    Path2D path = new Path2D.Double();
    for (int i = 0; i < 4; i++) {
      double rx = Math.max(0, across[i]) * fit * (i == 0 || i == 3 ? 1 : -1);
      double ry = Math.max(0, down[i]) * fit * (i < 2 ? 1 : -1);
      boolean upright = i % 2 == 0;
      double[] from = {upright ? x[i] : x[i] + rx, upright ? y[i] + ry : y[i]};
      double[] to = {upright ? x[i] + rx : x[i], upright ? y[i] : y[i] + ry};
      if (i == 0) {
        path.moveTo(from[0], from[1]);
      } else {
        path.lineTo(from[0], from[1]);
      }
      path.curveTo(from[0] + (x[i] - from[0]) * HANDLE, from[1] + (y[i] - from[1]) * HANDLE,
          to[0] + (x[i] - to[0]) * HANDLE, to[1] + (y[i] - to[1]) * HANDLE, to[0], to[1]);
    }
    path.closePath();
    return path;
  }

  private static Optional<Shape> polygon(String arguments, ReferenceBox box) {
    List<String> points = List.of(arguments.split(","));
    boolean ruled = points.getFirst().strip().matches("nonzero|evenodd");
    if (points.size() > MOST_POINTS) {
      throw new MediaException("This drawing is too complex: a polygon() that clips has more than " + MOST_POINTS
          + " points. Use a <clipPath> with fewer.");
    }
    Path2D path =
        new Path2D.Double(points.getFirst().contains("evenodd") ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
    for (String point : points.subList(ruled ? 1 : 0, points.size())) {
      String[] words = point.strip().split("\\s+");
      Optional<Double> x = CssTransform.length(words[0], box.width());
      Optional<Double> y = words.length == 2 ? CssTransform.length(words[1], box.height()) : Optional.empty();
      if (x.isEmpty() || y.isEmpty()) {
        return Optional.empty();
      }
      if (path.getCurrentPoint() == null) {
        path.moveTo(box.x() + x.get(), box.y() + y.get());
      } else {
        path.lineTo(box.x() + x.get(), box.y() + y.get());
      }
    }
    if (path.getCurrentPoint() == null) {
      return Optional.empty();
    }
    path.closePath();
    return Optional.of(path);
  }
}
