package org.clipwright.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * The body that an operation takes.
 *
 * @param shape its fields; those that are read-only are ignored when sent
 * @param extent whether everything that is required must be there
 * @param examples bodies by what they show
 */
record Input(Shape shape, Extent extent, Map<String, JsonNode> examples) {

  /** How much of a shape must be sent. */
  enum Extent {
    WHOLE,
    PART
  }

  static final List<String> MEDIA_TYPES =
      List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data");

  static Input whole(Shape shape) {
    return new Input(shape, Extent.WHOLE, Map.of());
  }

  static Input part(Shape shape) {
    return new Input(shape, Extent.PART, Map.of());
  }

  boolean required(Field field) {
    return extent == Extent.WHOLE && field.required();
  }
}
