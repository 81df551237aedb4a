package org.clipwright.graphql.schema;

import java.util.Locale;
import java.util.regex.Pattern;

/** Translates between the services' names and the names customary in graphs. */
final class FieldNames {

  private static final Pattern GAP = Pattern.compile("[_/-]+(.)");
  private static final Pattern CAPITAL = Pattern.compile("([A-Z])");

  private FieldNames() {}

  /** {@code fps_num} becomes {@code fpsNum}. */
  static String inGraph(String name) {
    return GAP.matcher(name).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }

  /** {@code fpsNum} becomes {@code fps_num}. */
  static String inServices(String name) {
    return CAPITAL.matcher(name).replaceAll(match -> "_" + match.group(1).toLowerCase(Locale.ROOT));
  }
}
