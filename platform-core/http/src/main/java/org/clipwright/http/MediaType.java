package org.clipwright.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type or media range as in {@code Accept} and {@code Content-Type}; it also parses headers of the same form,
 * such as {@code Content-Disposition}.
 *
 * @param type the part before the slash, or {@code *}
 * @param subtype the part after it, or {@code *}; empty when there is no slash
 * @param parameters the parameters, names in lower case, in their order
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {

  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([^=;\\s]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;]*))", Pattern.DOTALL);

  private static final Pattern QUALITY = Pattern.compile("[01](\\.\\d{0,3})?");

  public static MediaType parse(String text) {
    int semicolon = text.indexOf(';');
    String full = (semicolon < 0 ? text : text.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher matcher = PARAMETER.matcher(semicolon < 0 ? "" : text.substring(semicolon));
    while (matcher.find()) {
      parameters.put(matcher.group(1).toLowerCase(Locale.ROOT),
          matcher.group(2) == null ? matcher.group(3).strip() : unescaped(matcher.group(2)));
    }
    int slash = full.indexOf('/');
    return slash < 0
        ? new MediaType(full, "", parameters)
        : new MediaType(full.substring(0, slash), full.substring(slash + 1), parameters);
  }

  /** Type and subtype, such as {@code image/png}. */
  public String name() {
    return subtype.isEmpty() ? type : type + "/" + subtype;
  }

  /** How strongly a range is preferred, from 0 (not acceptable) to 1. */
  public double quality() {
    String quality = parameters.getOrDefault("q", "1");
    return QUALITY.matcher(quality).matches() ? Double.parseDouble(quality) : 1;
  }

  /** How specific a range is: 0 for any, 1 for any subtype, 2 for one type, 3 for one type with parameters. */
  public int precedence() {
    if (type.equals("*")) {
      return 0;
    }
    if (subtype.equals("*")) {
      return 1;
    }
    return parameters.keySet().stream().allMatch("q"::equals) ? 2 : 3;
  }

  /** Whether this type, which the server offers, lies within a range that a client accepts. */
  public boolean within(MediaType range) {
    boolean parametersAgree = parameters.entrySet().stream()
        .filter(parameter -> !parameter.getKey().equals("q"))
        .allMatch(parameter -> parameter.getValue().equals(range.parameters.get(parameter.getKey())));
    return parametersAgree && agree(subtype, range.subtype) && agree(type, range.type);
  }

  private static boolean agree(String one, String other) {
    return one.equals("*") || other.equals("*") || one.equals(other);
  }

  /** A backslash before a quote or a backslash escapes; before anything else it is part of a Windows path. */
  private static String unescaped(String value) {
    return value.replace("\\\"", "\"").replace("\\\\", "\\");
  }
}
