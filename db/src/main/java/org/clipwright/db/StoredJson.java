package org.clipwright.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jooq.JSONB;

/** JSON objects on their way into columns and out of them. */
final class StoredJson {

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private StoredJson() {}

  static JSONB write(ObjectNode object) {
    return JSONB.valueOf(object.toString());
  }

  static ObjectNode read(JSONB column) {
    try {
      return (ObjectNode) MAPPER.readTree(column.data());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored JSON object cannot be read.", e);
    }
  }
}
