package org.clipwright.render.still;

import java.util.regex.Pattern;

/** Counts how many places of a drawing its style rules are compared with. */
final class StyleMatching {

  private static final Pattern SEPARATOR = Pattern.compile(",");
  private static final Pattern ADJACENT = Pattern.compile("\\s*[>+~]\\s*");
  private static final Pattern DESCENDANT = Pattern.compile("\\s+");

  /** How many selectors there are, by the number of ancestors that each names. */
  private final long[] selectors = new long[8];

  /** Adds the selectors of a rule. */
  void add(String rule) {
    for (String selector : SEPARATOR.split(rule)) {
      String plain = ADJACENT.matcher(selector).replaceAll(">").strip();
      int ancestors = plain.isEmpty() ? 0 : DESCENDANT.split(plain).length - 1;
      selectors[Math.min(ancestors, selectors.length - 1)]++;
    }
  }

  /**
   * How many comparisons there may be in all: each named ancestor is looked for at every level above.
   *
   * @param depth how deeply elements are nested, 1 or more
   */
  double with(long elements, int depth) {
    double comparisons = 0;
    double levels = 1;
    for (long count : selectors) {
      comparisons += count * levels;
      levels *= depth;
    }
    return comparisons * elements;
  }
}
