package org.clipwright.http.body;

import java.util.Map;
import java.util.Optional;
import org.clipwright.http.Percent;

/**
 * File names as clients give them in {@code Content-Disposition}, made safe as Django does: no folders, no control
 * characters.
 */
final class UploadNames {

  private UploadNames() {}

  /** The file name among the parameters of a disposition; empty when nothing usable is left of it. */
  public static Optional<String> of(Map<String, String> parameters) {
    String name = parameters.containsKey("filename*")
        ? extended(parameters.get("filename*"))
        : parameters.getOrDefault("filename", "");
    String last = name.substring(1 + Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')));
    String printable = last.codePoints()
        .filter(point -> !Character.isISOControl(point))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
    return Optional.of(printable).filter(text -> !text.isEmpty() && !text.equals(".") && !text.equals(".."));
  }

  /** RFC 5987: charset, language, percent-encoded text. */
  private static String extended(String value) {
    String[] parts = value.split("'", 3);
    return Percent.decode(parts[parts.length - 1]);
  }
}
