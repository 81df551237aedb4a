package org.clipwright.render.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Converts filters that a style states as functions, such as {@code blur(4px)}, to filter elements. */
final class FilterFunctions {

  private static final Pattern FUNCTION =
      Pattern.compile("\\s*([a-z-]{4,20})\\(((?:[^()]|\\([^()]{0,100}\\)){0,200})\\)\\s*");
  private static final Pattern LENGTH = Pattern.compile("([-+.\\deE]{1,20})(px|%|deg)?");

  private final NewDefinitions definitions;

  FilterFunctions(NewDefinitions definitions) {
    this.definitions = definitions;
  }

  /**
   * A reference to a filter that does what the functions say; a value without functions, or with unknown ones, is
   * returned unchanged.
   */
  String named(String value) {
    String text = value.toLowerCase(Locale.ROOT);
    if (!text.contains("(") || text.contains("url(")) {
      return value;
    }
    List<Element> steps = new ArrayList<>();
    Matcher function = FUNCTION.matcher(text);
    int end = 0;
    while (end < text.length() && function.find(end) && function.start() == end) {
      Optional<Element> step = step(function.group(1), function.group(2).strip());
      if (step.isEmpty()) {
        return value;
      }
      steps.add(step.get());
      end = function.end();
    }
    return end < text.length() ? value : "url(#" + definitions.id("filter", text, () -> filter(steps)) + ")";
  }

  private Element filter(List<Element> steps) {
    Element filter = definitions.element("filter");
    for (String place : List.of("x", "y")) {
      filter.setAttribute(place, "-50%");
    }
    for (String side : List.of("width", "height")) {
      filter.setAttribute(side, "200%");
    }
    filter.setAttribute("color-interpolation-filters", "sRGB");
    for (Element step : steps) {
      filter.appendChild(step);
      if (step.getLocalName().equals("feDropShadow")) {
        DropShadow.replace(step, definitions);
      }
    }
    return filter;
  }

  private Optional<Element> step(String function, String argument) {
    return switch (function) {
      case "blur" -> number(argument, 0).map(this::blur);
      case "drop-shadow" -> shadow(argument);
      case "brightness" -> number(argument, 1).map(value -> transfer(value, 0, "feFuncR", "feFuncG", "feFuncB"));
      case "contrast" -> number(argument, 1).map(
          value -> transfer(value, 0.5 - value / 2, "feFuncR", "feFuncG", "feFuncB"));
      case "invert" ->
          number(argument, 1).map(value -> transfer(1 - 2 * value, value, "feFuncR", "feFuncG", "feFuncB"));
      case "opacity" -> number(argument, 1).map(value -> transfer(value, 0, "feFuncA"));
      case "grayscale" -> number(argument, 1).map(value -> matrix("saturate", 1 - Math.min(1, value)));
      case "saturate" -> number(argument, 1).map(value -> matrix("saturate", value));
      case "hue-rotate" -> number(argument, 0).map(value -> matrix("hueRotate", value));
      default -> Optional.empty();
    };
  }

  private static Optional<Double> number(String argument, double otherwise) {
    if (argument.isEmpty()) {
      return Optional.of(otherwise);
    }
    Matcher length = LENGTH.matcher(argument);
    if (!length.matches()) {
      return Optional.empty();
    }
    double whole = "%".equals(length.group(2)) ? 100 : 1;
    return Declarations.parsed(length.group(1)).map(value -> value / whole);
  }

  private Element blur(double deviation) {
    Element blur = definitions.element("feGaussianBlur");
    blur.setAttribute("stdDeviation", Declarations.number(deviation));
    return blur;
  }

  private Element transfer(double slope, double intercept, String... channels) {
    Element transfer = definitions.element("feComponentTransfer");
    for (String channel : channels) {
      Element function = definitions.element(channel);
      function.setAttribute("type", "linear");
      function.setAttribute("slope", Declarations.number(slope));
      function.setAttribute("intercept", Declarations.number(intercept));
      transfer.appendChild(function);
    }
    return transfer;
  }

  private Element matrix(String type, double value) {
    Element matrix = definitions.element("feColorMatrix");
    matrix.setAttribute("type", type);
    matrix.setAttribute("values", Declarations.number(value));
    return matrix;
  }

  /** Two or three lengths, and a colour before or after them. */
  private Optional<Element> shadow(String argument) {
    Matcher token = ModernColor.TOKEN.matcher(argument);
    boolean coloured = token.find();
    ModernColor color = coloured ? ModernColor.of(token.group()).orElse(new ModernColor("#000000", 1)) : null;
    List<Double> lengths = new ArrayList<>();
    String name = "black";
    for (String word : (coloured ? token.replaceFirst(" ") : argument).strip().split("\\s+")) {
      Optional<Double> length = number(word, 0);
      if (length.isPresent()) {
        lengths.add(length.get());
      } else {
        name = word;
      }
    }
    if (lengths.size() < 2 || lengths.size() > 3) {
      return Optional.empty();
    }
    Element shadow = definitions.newer("feDropShadow");
    shadow.setAttribute("dx", Declarations.number(lengths.get(0)));
    shadow.setAttribute("dy", Declarations.number(lengths.get(1)));
    shadow.setAttribute("stdDeviation", Declarations.number(lengths.size() == 3 ? lengths.get(2) : 0));
    shadow.setAttribute("flood-color", color == null ? name : color.rgb());
    shadow.setAttribute("flood-opacity", Declarations.number(color == null ? 1 : color.opacity()));
    return Optional.of(shadow);
  }
}
