package org.clipwright.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.ResourceSpec;

/**
 * The body that an operation takes.
 *
 * @param shape its fields; those that are read-only are ignored when sent
 * @param extent whether everything that is required must be there
 * @param examples bodies by what they show
 */
record BodySpec(ResourceSpec shape, Extent extent, Map<String, JsonNode> examples) {

  /** How much of a shape must be sent. */
  enum Extent {
    WHOLE,
    PART
  }

  static final List<String> MEDIA_TYPES =
      List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data");

  BodySpec {
    examples = new LinkedHashMap<>(examples);
  }

  static BodySpec whole(ResourceSpec shape) {
    return new BodySpec(shape, Extent.WHOLE, Map.of());
  }

  static BodySpec part(ResourceSpec shape) {
    return new BodySpec(shape, Extent.PART, Map.of());
  }

  /** The same body with one more example, given as JSON text. */
  BodySpec showing(String name, String example) {
    Map<String, JsonNode> more = new LinkedHashMap<>(examples);
    more.put(name, JsonReader.read(example));
    return new BodySpec(shape, extent, more);
  }

  /** The forms in which it may be sent; of those without files, generated clients would choose one that cannot carry them. */
  List<String> mediaTypes() {
    return multipart() ? List.of("multipart/form-data") : MEDIA_TYPES;
  }

  /** Whether it can carry a file. */
  boolean multipart() {
    return shape.writable().stream().anyMatch(field -> field.kind() == FieldKind.FILE);
  }

  boolean required(FieldSpec field) {
    return extent == Extent.WHOLE && field.required();
  }
}
