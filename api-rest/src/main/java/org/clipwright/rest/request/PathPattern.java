package org.clipwright.rest.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.http.Percent;

/**
 * The paths of one endpoint, such as {@code /projects/{id}/}: a name in braces stands for one segment without a dot, a
 * name followed by an asterisk for all the rest.
 */
public final class PathPattern {

  /**
   * A matching path.
   *
   * @param captures the decoded segments by name
   * @param format the format suffix, if the path has one
   */
  public record Fit(Map<String, String> captures, Optional<String> format) {}

  private static final Pattern NAME = Pattern.compile("\\{(\\w+)(\\*?)}");

  private final String text;
  private final List<String> names = new ArrayList<>();
  private final Pattern plain;
  private final Pattern suffixed;

  public PathPattern(String text) {
    this.text = text;
    String expression = expression();
    this.plain = Pattern.compile(expression);
    String stem = expression.endsWith("/") ? expression.substring(0, expression.length() - 1) : expression;
    this.suffixed = Pattern.compile((stem.isEmpty() ? "/" : stem) + "\\.(?<suffix>[a-z0-9]+)/?");
  }

  public String text() {
    return text;
  }

  /** The names in braces, from left to right. */
  public List<String> names() {
    return List.copyOf(names);
  }

  Optional<Fit> fit(String path) {
    Matcher exact = plain.matcher(path);
    if (exact.matches()) {
      return Optional.of(new Fit(captures(exact), Optional.empty()));
    }
    Matcher formatted = suffixed.matcher(path);
    return formatted.matches() && !text.endsWith("*}")
        ? Optional.of(new Fit(captures(formatted), Optional.of(formatted.group("suffix"))))
        : Optional.empty();
  }

  private String expression() {
    StringBuilder expression = new StringBuilder();
    Matcher matcher = NAME.matcher(text);
    int end = 0;
    while (matcher.find()) {
      names.add(matcher.group(1));
      expression.append(Pattern.quote(text.substring(end, matcher.start())))
          .append("(?<").append(matcher.group(1)).append('>')
          .append(matcher.group(2).isEmpty() ? "[^/.]+" : ".+").append(')');
      end = matcher.end();
    }
    String tail = text.substring(end);
    String literal = tail.endsWith("/") ? tail.substring(0, tail.length() - 1) : tail;
    return expression.append(literal.isEmpty() ? "" : Pattern.quote(literal))
        .append(tail.endsWith("/") ? "/" : "").toString();
  }

  private Map<String, String> captures(Matcher matcher) {
    Map<String, String> captures = new LinkedHashMap<>();
    names.forEach(name -> captures.put(name, Percent.decode(matcher.group(name))));
    return captures;
  }
}
