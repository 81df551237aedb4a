package org.clipwright.render.svg;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** The text of a style attribute: declarations separated by semicolons. */
final class Declarations {

  private Declarations() {}

  /** The last value declared for a property, without {@code !important}; empty when it is not declared. */
  static String value(String style, String property) {
    String value = "";
    for (String declaration : style.split(";")) {
      int colon = declaration.indexOf(':');
      if (colon > 0 && declaration.substring(0, colon).strip().equalsIgnoreCase(property)) {
        value = declaration.substring(colon + 1).replaceFirst("!\\s*important\\s*$", "").strip();
      }
    }
    return value;
  }

  /** Parses a number; empty when the text is not one. */
  static Optional<Double> parsed(String text) {
    try {
      return Optional.of(Double.parseDouble(text));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  /** Formats a number for a drawing. */
  static String number(double value) {
    return Double.isFinite(value) ? new BigDecimal(value, new MathContext(9)).stripTrailingZeros().toPlainString()
        : "0";
  }
}
