package org.clipwright.rest.schema;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.util.Comparator;
import java.util.List;

/**
 * Puts a schema's keys into a readable order. By default, keys follow the order in which Java lists the methods of a
 * class, which varies between processes.
 */
final class OpenApiKeys extends BeanSerializerModifier {

  private static final long serialVersionUID = 1L;

  private static final List<String> READING_ORDER = List.of(
      "openapi", "info", "title", "externalDocs", "servers", "tags", "summary", "name", "in", "description",
      "contact", "license", "operationId", "parameters", "requestBody", "schemas", "responses", "security",
      "paths", "components", "content", "schema", "required", "maxLength", "minLength", "maximum", "minimum",
      "pattern", "type", "properties", "additionalProperties", "items", "format", "readOnly", "writeOnly",
      "default", "enum", "example");

  static ObjectMapper ordered(ObjectMapper mapper) {
    ObjectMapper copy = mapper.copy();
    return copy.setSerializerFactory(copy.getSerializerFactory().withSerializerModifier(new OpenApiKeys()));
  }

  @Override
  public List<BeanPropertyWriter> orderProperties(SerializationConfig config, BeanDescription description,
      List<BeanPropertyWriter> properties) {
    properties.sort(Comparator.comparingInt((BeanPropertyWriter property) -> place(property.getName()))
        .thenComparing(BeanPropertyWriter::getName));
    return properties;
  }

  private static int place(String key) {
    int index = READING_ORDER.indexOf(key);
    return index < 0 ? READING_ORDER.size() : index;
  }
}
