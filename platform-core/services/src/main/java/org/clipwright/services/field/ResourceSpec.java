package org.clipwright.services.field;

import java.util.List;
import java.util.Optional;

/**
 * The declaration of a resource, or of what an action takes: its fields, in the order they are shown.
 *
 * @param name what it is called
 * @param description one or two sentences for pages and schemas
 * @param fields its fields
 */
public record ResourceSpec(String name, String description, List<FieldSpec> fields) {

  public ResourceSpec {
    fields = List.copyOf(fields);
  }

  /** The field with this name; empty if the resource has none. */
  public Optional<FieldSpec> field(String fieldName) {
    return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
  }

  /** The fields that requests may give. */
  public List<FieldSpec> writable() {
    return fields.stream().filter(field -> !field.readOnly()).toList();
  }
}
