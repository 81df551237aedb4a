package org.clipwright.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.JsonWeight;
import org.clipwright.services.error.ValidationException;
import org.jooq.JSONB;

/**
 * JSON objects on their way into columns and out of them. What is stored is limited, so that every page of a list can be
 * read again.
 */
final class StoredJson {

  /** Characters that one object may have as text. */
  static final int MOST_CHARACTERS = 1 << 20;

  /** Brackets, commas and colons that one object may have; a keyframe of a curve has 13 or more. */
  static final int MOST_SIGNS = 100_000;

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private StoredJson() {}

  static JSONB write(ObjectNode object) {
    String text = object.toString();
    if (text.length() > MOST_CHARACTERS) {
      throw tooLarge(text.length() + " characters; at most " + MOST_CHARACTERS);
    }
    long signs = JsonWeight.signs(text);
    if (signs > MOST_SIGNS) {
      throw tooLarge(signs + " brackets, commas and colons; at most " + MOST_SIGNS);
    }
    return JSONB.valueOf(text);
  }

  private static ValidationException tooLarge(String size) {
    return ValidationException.of("json",
        "This object would be too large: its JSON has " + size + " can be stored with one object.");
  }

  static ObjectNode read(JSONB column) {
    HeapShare.current().claimForAnswer(JsonWeight.of(column.data()));
    try {
      return (ObjectNode) MAPPER.readTree(column.data());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored JSON object cannot be read.", e);
    }
  }
}
