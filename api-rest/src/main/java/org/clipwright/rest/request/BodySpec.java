package org.clipwright.rest.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.rest.message.JsonReader;
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
public record BodySpec(ResourceSpec shape, Extent extent, Map<String, JsonNode> examples) {

  /** How much of a shape must be sent. */
  public enum Extent {
    WHOLE,
    PART
  }

  public static final List<String> MEDIA_TYPES =
      List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data");

  public BodySpec {
    examples = new LinkedHashMap<>(examples);
  }

  public static BodySpec whole(ResourceSpec shape) {
    return new BodySpec(shape, Extent.WHOLE, Map.of());
  }

  public static BodySpec part(ResourceSpec shape) {
    return new BodySpec(shape, Extent.PART, Map.of());
  }

  /** The same body with one more example, given as JSON text. */
  public BodySpec showing(String name, String example) {
    Map<String, JsonNode> more = new LinkedHashMap<>(examples);
    more.put(name, JsonReader.read(example));
    return new BodySpec(shape, extent, more);
  }

  /**
   * The forms in which it may be sent; of those without files, generated clients would choose one that cannot carry
   * them.
   */
  public List<String> mediaTypes() {
    return multipart() ? List.of("multipart/form-data") : MEDIA_TYPES;
  }

  /** Whether it can carry a file. */
  public boolean multipart() {
    return shape.writable().stream().anyMatch(field -> field.kind() == FieldKind.FILE);
  }

  public boolean required(FieldSpec field) {
    return extent == Extent.WHOLE && field.required();
  }
}
