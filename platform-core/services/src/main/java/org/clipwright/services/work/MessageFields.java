package org.clipwright.services.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Reads what a message between processes must have; all methods fail if it is missing or of another kind. */
final class MessageFields {

  private MessageFields() {}

  static List<String> texts(JsonNode object, String name) {
    List<String> texts = new ArrayList<>();
    list(object, name).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  static double real(ObjectNode object, String name) {
    if (!object.path(name).isNumber()) {
      throw missing(name, "a number");
    }
    return object.path(name).doubleValue();
  }

  static String text(JsonNode object, String name) {
    if (!object.path(name).isTextual()) {
      throw missing(name, "a text");
    }
    return object.path(name).textValue();
  }

  static long number(ObjectNode object, String name) {
    if (!object.path(name).canConvertToLong() || !object.path(name).isIntegralNumber()) {
      throw missing(name, "a whole number");
    }
    return object.path(name).longValue();
  }

  static int integer(ObjectNode object, String name) {
    if (!object.path(name).canConvertToInt()) {
      throw missing(name, "a whole number");
    }
    return (int) number(object, name);
  }

  static ObjectNode object(JsonNode object, String name) {
    if (object.path(name) instanceof ObjectNode found) {
      return found;
    }
    throw missing(name, "an object");
  }

  static JsonNode list(JsonNode object, String name) {
    if (!object.path(name).isArray()) {
      throw missing(name, "a list");
    }
    return object.path(name);
  }

  private static WorkRepository.UnreadableException missing(String name, String expected) {
    return new WorkRepository.UnreadableException(
        "A message between the server and a worker needs \"" + name + "\" as " + expected + ".");
  }
}
