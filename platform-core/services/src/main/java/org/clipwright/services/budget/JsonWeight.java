package org.clipwright.services.budget;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Estimates how much heap the text and the tree of JSON will need before it is parsed: a few characters of text can
 * become a hundred times as many bytes of objects.
 */
public final class JsonWeight {

  /**
   * An object with one member has three such characters and takes about 240 bytes; a number in a list has one and takes
   * about 20.
   */
  private static final int BYTES_A_SIGN = 80;

  private JsonWeight() {}

  /** The bytes for a text and its tree. */
  public static long of(CharSequence text) {
    return 2L * text.length() + BYTES_A_SIGN * signs(text);
  }

  /** The bytes for a tree that is copied. */
  public static long of(JsonNode tree) {
    long bytes = BYTES_A_SIGN + (tree.isTextual() ? 2L * tree.textValue().length() : 0);
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      bytes += BYTES_A_SIGN + of(member.getValue());
    }
    if (tree.isArray()) {
      for (JsonNode item : tree) {
        bytes += of(item);
      }
    }
    return bytes;
  }

  /** How many brackets open, and how many commas and colons there are, outside of quotes. */
  public static long signs(CharSequence text) {
    long signs = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"') {
        quoted = !quoted;
      } else if (quoted) {
        i += character == '\\' ? 1 : 0;
      } else if (character == '{' || character == '[' || character == ',' || character == ':') {
        signs++;
      }
    }
    return signs;
  }
}
