package org.clipwright.render.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts transforms of style sheets, with units, to those of SVG attributes. */
final class CssTransform {

  private static final Pattern FUNCTION = Pattern.compile("\\s*,?\\s*([a-z]{4,11}(?:3d)?)\\s*\\(([^()]{0,300})\\)\\s*");
  private static final Pattern LENGTH = Pattern.compile("([-+.\\de]{1,30}?)(px|pt|pc|mm|cm|in|%)?");
  private static final Pattern ANGLE = Pattern.compile("([-+.\\de]{1,30}?)(deg|grad|rad|turn)?");
  private static final Map<String, Double> PIXELS = Map.of("px", 1.0, "pt", 96 / 72.0, "pc", 16.0, "mm", 96 / 25.4,
      "cm", 96 / 2.54, "in", 96.0);
  private static final Map<String, Double> DEGREES =
      Map.of("deg", 1.0, "grad", 0.9, "rad", 180 / Math.PI, "turn", 360.0);
  private static final Map<String, String> SIDES =
      Map.of("left", "0%", "right", "100%", "top", "0%", "bottom", "100%", "center", "50%");

  private CssTransform() {}

  /**
   * A transform in an attribute's words.
   *
   * @param origin what it is done about; empty for the origin of the coordinates
   * @return empty when it cannot be read
   */
  static Optional<String> of(String functions, String origin, ReferenceBox box) {
    String text = functions.toLowerCase(Locale.ROOT).strip();
    if (text.equals("none")) {
      return Optional.of("");
    }
    List<String> steps = new ArrayList<>();
    Matcher function = FUNCTION.matcher(text);
    int end = 0;
    while (end < text.length() && function.find(end) && function.start() == end) {
      Optional<String> step = step(function.group(1), function.group(2).strip().split("\\s*,\\s*|\\s+"), box);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      steps.add(step.get());
      end = function.end();
    }
    return end < text.length() || steps.isEmpty() ? Optional.empty() : about(origin, box, String.join(" ", steps));
  }

  private static Optional<String> about(String origin, ReferenceBox box, String steps) {
    double[] point = point(origin.isBlank() ? "0 0" : origin, box).orElse(new double[2]);
    boolean moved = point[0] != 0 || point[1] != 0;
    return Optional.of(moved ? "translate(" + Declarations.number(point[0]) + "," + Declarations.number(point[1]) + ") "
        + steps + " translate(" + Declarations.number(-point[0]) + "," + Declarations.number(-point[1]) + ")" : steps);
  }

  /** The point that one or two words name in a box; empty when they are others. */
  static Optional<double[]> point(String place, ReferenceBox box) {
    String[] words = place.toLowerCase(Locale.ROOT).strip().split("[\\s,]+");
    boolean swapped = words[0].equals("top") || words[0].equals("bottom")
        || words.length > 1 && (words[1].equals("left") || words[1].equals("right"));
    String second = words.length > 1 ? words[1] : "center";
    String across = swapped ? second : words[0];
    String down = swapped ? words[0] : second;
    Optional<Double> x = length(SIDES.getOrDefault(across, across), box.width());
    Optional<Double> y = length(SIDES.getOrDefault(down, down), box.height());
    return x.isEmpty() || y.isEmpty()
        ? Optional.empty()
        : Optional.of(new double[] {box.x() + x.get(), box.y() + y.get()});
  }

  private static Optional<String> step(String function, String[] arguments, ReferenceBox box) {
    int count = arguments.length;
    List<Optional<Double>> numbers = switch (function) {
      case "translate", "translate3d" -> List.of(length(arguments[0], box.width()),
          length(count > 1 ? arguments[1] : "0", box.height()));
      case "translatex" -> List.of(length(arguments[0], box.width()), Optional.of(0.0));
      case "translatey" -> List.of(Optional.of(0.0), length(arguments[0], box.height()));
      case "scale", "scale3d" -> List.of(share(arguments[0]), share(arguments[count > 1 ? 1 : 0]));
      case "scalex" -> List.of(share(arguments[0]), Optional.of(1.0));
      case "scaley" -> List.of(Optional.of(1.0), share(arguments[0]));
      case "rotate" -> count == 3 ? List.of(angle(arguments[0]), length(arguments[1], 0), length(arguments[2], 0))
          : List.of(angle(arguments[0]));
      case "rotatez", "skewx", "skewy" -> List.of(angle(arguments[0]));
      case "skew" -> List.of(Optional.of(1.0), angle(count > 1 ? arguments[1] : "0").map(CssTransform::tangent),
          angle(arguments[0]).map(CssTransform::tangent), Optional.of(1.0), Optional.of(0.0), Optional.of(0.0));
      case "matrix" -> count == 6 ? List.of(arguments).stream().map(CssTransform::share).toList()
          : List.of(Optional.<Double>empty());
      default -> List.of(Optional.<Double>empty());
    };
    if (numbers.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    String name = switch (function) {
      case "translate", "translate3d", "translatex", "translatey" -> "translate";
      case "scale", "scale3d", "scalex", "scaley" -> "scale";
      case "skewx" -> "skewX";
      case "skewy" -> "skewY";
      case "rotate", "rotatez" -> "rotate";
      default -> "matrix";
    };
    return Optional.of(name + "(" + String.join(",",
        numbers.stream().map(number -> Declarations.number(number.get())).toList()) + ")");
  }

  private static double tangent(double degrees) {
    return Math.tan(Math.toRadians(degrees));
  }

  private static Optional<Double> share(String text) {
    return length(text, 1);
  }

  /** A length in pixels; empty when it is not one. */
  static Optional<Double> length(String text, double whole) {
    Matcher length = LENGTH.matcher(text);
    if (!length.matches()) {
      return Optional.empty();
    }
    String unit = length.group(2) == null ? "px" : length.group(2);
    double pixels = unit.equals("%") ? whole / 100 : PIXELS.get(unit);
    return Declarations.parsed(length.group(1)).map(value -> value * pixels);
  }

  private static Optional<Double> angle(String text) {
    Matcher angle = ANGLE.matcher(text);
    return angle.matches() ? Declarations.parsed(angle.group(1)).map(
        value -> value * DEGREES.get(angle.group(2) == null ? "deg" : angle.group(2))) : Optional.empty();
  }
}
