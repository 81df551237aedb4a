package org.clipwright.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One field of what is sent or answered, as OPTIONS, the schema and the forms describe it.
 *
 * @param name its name in JSON and forms
 * @param kind what values it takes
 * @param label its name for people
 * @param help one sentence about it; may be empty
 * @param presence whether it must, may or cannot be sent
 * @param limits bounds of its value
 * @param choices the only values it takes; empty when not limited in that way
 * @param initial the value it has when it is not sent
 */
record Field(
    String name, Kind kind, String label, String help, Presence presence, Limits limits, List<String> choices,
    Optional<JsonNode> initial) {

  /** What values a field takes. */
  enum Kind {
    STRING("string"),
    INTEGER("integer"),
    FLOAT("float"),
    BOOLEAN("boolean"),
    DATETIME("datetime"),
    CHOICE("choice"),
    FILE("file upload"),
    URL("url"),
    LINK("field"),
    LINKS("field"),
    JSON("field");

    private final String metadataName;

    Kind(String metadataName) {
      this.metadataName = metadataName;
    }

    /** What OPTIONS calls it. */
    String metadataName() {
      return metadataName;
    }
  }

  /** Whether a field must, may or cannot be sent. */
  enum Presence {
    REQUIRED,
    OPTIONAL,
    NULLABLE,
    READ_ONLY
  }

  /** Bounds of a value, as far as there are any. */
  record Limits(Optional<Integer> maxLength, Optional<Long> min, Optional<Long> max) {
    static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), Optional.empty());
  }

  Field {
    choices = List.copyOf(choices);
  }

  boolean required() {
    return presence == Presence.REQUIRED;
  }

  boolean readOnly() {
    return presence == Presence.READ_ONLY;
  }

  boolean nullable() {
    return presence == Presence.NULLABLE;
  }

  /** Django's label: the name with its first letter large and blanks for underscores. */
  static String labelOf(String name) {
    String words = name.replace('_', ' ');
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
