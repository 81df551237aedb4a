package org.clipwright.services.field.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.Upload;

/**
 * Validates input against the declaration of a resource, collecting the errors of all fields.
 *
 * <p>Rules and messages are those of Django REST framework's serializer fields: text is trimmed, numbers may be sent as
 * text, forms omit what is false, unknown and read-only fields are ignored.
 */
public final class FieldReader {

  private final Input input;
  private final ValueReader values;

  private FieldReader(Input input) {
    this.input = input;
    this.values = new ValueReader(input.links());
  }

  /** Validates a complete request; fields that are not given get their initial values. */
  public static Fields complete(ResourceSpec spec, Input input) {
    FieldReader reader = new FieldReader(input);
    spec.writable().forEach(reader::readComplete);
    return reader.values.result();
  }

  /**
   * Validates a request that changes an object: required fields must be given; other missing fields stay as they are.
   */
  public static Fields replacement(ResourceSpec spec, Input input) {
    FieldReader reader = new FieldReader(input);
    for (FieldSpec field : spec.writable()) {
      if (reader.isGiven(field) || field.required()) {
        reader.readComplete(field);
      }
    }
    return reader.values.result();
  }

  /** Validates a request that changes some fields. */
  public static Fields partial(ResourceSpec spec, Input input) {
    FieldReader reader = new FieldReader(input);
    spec.writable().stream().filter(reader::isGiven).forEach(reader::readComplete);
    return reader.values.result();
  }

  private boolean isGiven(FieldSpec field) {
    return input.values().has(field.name()) || input.files().containsKey(field.name());
  }

  private void readComplete(FieldSpec field) {
    if (field.kind() == FieldKind.FILE) {
      readFile(field);
      return;
    }
    JsonNode raw = input.values().path(field.name());
    if (raw.isMissingNode() || isEmptyFormText(field, raw)) {
      readAbsent(field);
    } else if (isEmptyFormValue(field, raw)) {
      readNull(field);
    } else if (raw.isNull()) {
      readNull(field);
    } else {
      values.read(field, raw);
    }
  }

  /** Forms send empty text for what JSON would leave null. */
  private boolean isEmptyFormValue(FieldSpec field, JsonNode raw) {
    boolean textual = field.kind() == FieldKind.STRING
        || field.kind() == FieldKind.PASSWORD || field.kind() == FieldKind.URL || field.kind() == FieldKind.CHOICE;
    return input.source() == Input.Source.FORM && !textual && raw.isTextual() && raw.textValue().isBlank()
        && (field.nullable() || !field.required());
  }

  /** Forms send empty text for what JSON would leave out. */
  private boolean isEmptyFormText(FieldSpec field, JsonNode raw) {
    return input.source() == Input.Source.FORM && field.kind() == FieldKind.STRING && raw.isTextual()
        && raw.textValue().isEmpty() && !field.required() && !field.blankAllowed();
  }

  private void readAbsent(FieldSpec field) {
    if (field.kind() == FieldKind.BOOLEAN && input.source() == Input.Source.FORM && !field.required()) {
      values.put(field, Optional.of(field.initial().asBoolean(false)));
    } else if (field.required()) {
      values.error(field, ErrorText.REQUIRED);
    } else if (!field.initial().isMissingNode()) {
      initial(field);
    }
  }

  private void initial(FieldSpec field) {
    if (field.initial().isNull()) {
      values.put(field, Optional.empty());
    } else {
      values.read(field, field.initial());
    }
  }

  private void readNull(FieldSpec field) {
    if (field.nullable()) {
      values.put(field, Optional.empty());
    } else if (!field.required() && input.source() == Input.Source.FORM && !field.initial().isMissingNode()) {
      initial(field);
    } else {
      values.error(field, ErrorText.NULL);
    }
  }

  private void readFile(FieldSpec field) {
    Upload upload = input.files().get(field.name());
    JsonNode raw = input.values().path(field.name());
    if (upload != null) {
      if (upload.size() == 0) {
        values.error(field, ErrorText.EMPTY_FILE);
      } else {
        values.put(field, Optional.of(upload));
      }
    } else if (field.required()) {
      values.error(field, raw.isMissingNode() || raw.isNull() ? ErrorText.NO_FILE : ErrorText.NOT_A_FILE);
    } else if (raw.isMissingNode() || raw.isNull() || raw.isTextual() && raw.textValue().isBlank()) {
      values.put(field, Optional.empty());
    } else {
      values.error(field, ErrorText.NOT_A_FILE);
    }
  }
}
