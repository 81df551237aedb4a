package org.clipwright.rest.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.clipwright.http.body.UploadedFile;
import org.clipwright.services.field.Input;

/**
 * The content of a request's body.
 *
 * @param data the value; for forms, an object whose values are text
 * @param source how it was sent
 * @param files the file parts by field name
 */
public record Payload(JsonNode data, Input.Source source, Map<String, UploadedFile> files) implements AutoCloseable {

  static Payload json(JsonNode data) {
    return new Payload(data, Input.Source.JSON, Map.of());
  }

  public static Payload form(Map<String, String> values, Map<String, UploadedFile> files) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    values.forEach(data::put);
    return new Payload(data, Input.Source.FORM, files);
  }

  /** The data as an object; nothing and null count as an empty one. */
  public ObjectNode object() {
    if (data.isNull() || data.isMissingNode()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (data instanceof ObjectNode object) {
      return object;
    }
    ObjectNode errors = JsonNodeFactory.instance.objectNode();
    errors.putArray("non_field_errors").add(String.format(RestErrorText.NOT_AN_OBJECT, pythonType()));
    throw RestException.of(400, errors);
  }

  private String pythonType() {
    return switch (data.getNodeType()) {
      case ARRAY -> "list";
      case STRING -> "str";
      case BOOLEAN -> "bool";
      case NUMBER -> data.isFloatingPointNumber() ? "float" : "int";
      case OBJECT, NULL, MISSING, BINARY, POJO -> "dict";
    };
  }

  @Override
  public void close() {
    files.values().forEach(UploadedFile::close);
  }
}
