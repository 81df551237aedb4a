package org.clipwright.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The fields that belong together in one body.
 *
 * @param name its name in the schema, such as {@code Project}
 * @param fields its fields in the order in which answers have them
 * @param example an example of it
 */
record Shape(String name, List<Field> fields, Optional<JsonNode> example) {

  Shape {
    fields = List.copyOf(fields);
  }

  /** The fields that can be sent. */
  List<Field> writable() {
    return fields.stream().filter(field -> !field.readOnly()).toList();
  }
}
