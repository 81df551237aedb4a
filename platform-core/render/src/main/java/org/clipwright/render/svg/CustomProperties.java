package org.clipwright.render.svg;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The variables of style sheets. Each has one value in the whole drawing: the last one declared. */
final class CustomProperties {

  private static final Pattern DECLARED = Pattern.compile("(?<![\\w-])(--[\\w-]{1,60})\\s{0,9}:([^;{}]*+);?");
  private static final Pattern USED = Pattern.compile("var\\(\\s{0,9}(--[\\w-]{1,60})\\s{0,9}"
      + "(?:,([^()]{0,120}(?:\\([^()]{0,120}\\))?[^()]{0,120}))?\\)");

  /** Nesting depth of variables inside variables. */
  private static final int DEEPEST = 4;

  /** Total length of text substituted for variables in one drawing; anything beyond is left as it is. */
  private static final long MOST_TEXT = 1 << 20;

  /** Longer values count as empty. */
  private static final int LONGEST_VALUE = 200;

  /** Length of one value with its variables substituted. */
  private static final int LONGEST = 1_000;

  private final Map<String, String> values = new HashMap<>();

  private long filled;

  private CustomProperties() {}

  static CustomProperties of(List<Element> elements) {
    CustomProperties properties = new CustomProperties();
    for (Element element : elements) {
      boolean sheet = element.getLocalName().equals("style");
      String text = sheet ? element.getTextContent() : element.getAttribute("style");
      if (text.contains("--")) {
        for (Matcher found = DECLARED.matcher(text); found.find();) {
          String value = found.group(2).strip();
          properties.values.put(found.group(1), value.length() > LONGEST_VALUE ? "" : value);
        }
      }
    }
    return properties;
  }

  /** Declarations without those of variables, which Batik reports as errors. */
  static String removedFrom(String declarations) {
    return DECLARED.matcher(declarations).replaceAll("");
  }

  /** A value with its variables substituted; an undeclared variable gives its fallback. */
  String filledIn(String value) {
    String text = value;
    for (int depth = 0; isAllowed(text, depth); depth++) {
      text = USED.matcher(text).replaceAll(used -> Matcher.quoteReplacement(
          values.getOrDefault(used.group(1), used.group(2) == null ? "" : used.group(2).strip())));
      filled += text.length();
    }
    return text;
  }

  private boolean isAllowed(String text, int depth) {
    return depth < DEEPEST && text.length() < LONGEST && filled < MOST_TEXT && text.contains("var(");
  }
}
