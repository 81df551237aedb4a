package org.clipwright.render.svg;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells which parts of a style sheet are meant for a drawing of some size on a light screen. */
record MediaQuery(double width, double height) {

  private static final Pattern SIZE =
      Pattern.compile("(min|max)-(?:device-)?(width|height)\\s*:\\s*([.\\d]{1,20})(px|em|rem)?");

  /** Whether any of some queries, separated by commas, holds. */
  boolean matches(String queries) {
    return queries.isBlank()
        || Stream.of(queries.toLowerCase(Locale.ROOT).split(",")).map(String::strip).anyMatch(this::holds);
  }

  private boolean holds(String query) {
    if (query.startsWith("not ")) {
      return !holds(query.substring(4).strip());
    }
    String wanted = query.startsWith("only ") ? query.substring(5) : query;
    return Stream.of(wanted.split("\\band\\b")).map(String::strip).allMatch(this::has);
  }

  private boolean has(String part) {
    if (!part.startsWith("(") || !part.endsWith(")")) {
      return part.equals("screen") || part.equals("all");
    }
    String feature = part.substring(1, part.length() - 1).strip();
    Matcher size = SIZE.matcher(feature);
    if (size.matches()) {
      double unit = size.group(4) == null || size.group(4).equals("px") ? 1 : 16;
      double limit = Declarations.parsed(size.group(3)).orElse(0.0) * unit;
      double here = size.group(2).equals("width") ? width : height;
      return size.group(1).equals("min") ? here >= limit : here <= limit;
    }
    return switch (feature.replaceAll("\\s", "")) {
      case "prefers-color-scheme:light", "prefers-reduced-motion:no-preference", "color" -> true;
      case "orientation:landscape" -> width > height;
      case "orientation:portrait" -> width <= height;
      default -> false;
    };
  }
}
