package org.clipwright.services.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a caller sent, before it is validated.
 *
 * @param values field names to raw values; form values are text
 * @param source where the values come from, since forms omit false and empty values
 * @param files uploaded files by field name
 * @param links reads the links in the values
 */
public record Input(ObjectNode values, Source source, Map<String, Upload> files, LinkResolver links) {

  /** The form a request came in. */
  public enum Source {
    JSON,
    FORM
  }

  public Input {
    files = Map.copyOf(files);
  }

  /** Whether a value was sent for a field, be it null. */
  public boolean names(String field) {
    return values.has(field);
  }

  /** A field's value as it was sent, with its blanks; empty without one. */
  public String raw(String field) {
    return values.path(field).asText();
  }

  /** Values sent as JSON, without files. */
  public static Input json(ObjectNode values, LinkResolver links) {
    return new Input(values, Source.JSON, Map.of(), links);
  }
}
