package org.clipwright.rest.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clipwright.rest.message.JsonReader;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.ResourceSpec;

/**
 * The body that an operation takes.
 *
 * @param shape its fields; those that are read-only are ignored when sent
 * @param extent whether all required fields must be sent
 * @param examples bodies by title
 * @param dispensable names of required fields that some bodies omit
 */
public record BodySpec(
    ResourceSpec shape, Extent extent, Map<String, JsonNode> examples, Set<String> dispensable) {

  /** How much of a shape must be sent. */
  public enum Extent {
    WHOLE,
    PART
  }

  public static final List<String> MEDIA_TYPES =
      List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data");

  public BodySpec {
    examples = new LinkedHashMap<>(examples);
    dispensable = Set.copyOf(dispensable);
  }

  public static BodySpec whole(ResourceSpec shape) {
    return new BodySpec(shape, Extent.WHOLE, Map.of(), Set.of());
  }

  public static BodySpec part(ResourceSpec shape) {
    return new BodySpec(shape, Extent.PART, Map.of(), Set.of());
  }

  /** The same body with one more example, given as JSON text. */
  public BodySpec showing(String name, String example) {
    Map<String, JsonNode> more = new LinkedHashMap<>(examples);
    more.put(name, JsonReader.read(example));
    return new BodySpec(shape, extent, more, dispensable);
  }

  /** The same body, in which a required field may sometimes be omitted. */
  public BodySpec sometimesWithout(String field) {
    return new BodySpec(shape, extent, examples, Set.of(field));
  }

  /**
   * The media types in which it may be sent; a body with files lists only those that can carry them, since generated
   * clients might choose another.
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

  /** Whether every body has a field. */
  public boolean alwaysHas(FieldSpec field) {
    return required(field) && !dispensable.contains(field.name());
  }
}
