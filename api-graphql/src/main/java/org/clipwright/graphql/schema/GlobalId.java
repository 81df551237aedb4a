package org.clipwright.graphql.schema;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An id that is unique over all types.
 *
 * @param type the name of the type in the graph, such as {@code Project}
 * @param number the id within the type
 */
record GlobalId(String type, long number) {

  @Override
  public String toString() {
    return Base64.getUrlEncoder().withoutPadding()
        .encodeToString((type + ":" + number).getBytes(StandardCharsets.UTF_8));
  }

  /** Parses a global id; empty when the text is not one. */
  static Optional<GlobalId> parse(String text) {
    try {
      String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      return decoded.matches("[A-Z][A-Za-z]{1,30}:\\d{1,18}")
          ? Optional.of(new GlobalId(decoded.substring(0, decoded.indexOf(':')),
              Long.parseLong(decoded.substring(decoded.indexOf(':') + 1))))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The id that a text stands for where a type is expected: a global id of that type, or the bare number. */
  static Optional<Long> numberOf(String text, String type) {
    if (text.matches("\\d{1,18}")) {
      return Optional.of(Long.parseLong(text));
    }
    return parse(text).filter(id -> id.type().equals(type)).map(GlobalId::number);
  }
}
