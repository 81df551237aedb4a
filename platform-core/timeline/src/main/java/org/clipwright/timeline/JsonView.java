package org.clipwright.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON object with its path in the document, so that a value of the wrong type is reported with that path. */
final class JsonView {

  private final ObjectNode node;
  private final String path;

  private JsonView(ObjectNode node, String path) {
    this.node = node;
    this.path = path;
  }

  static JsonView of(JsonNode node, String path) {
    if (node instanceof ObjectNode object) {
      return new JsonView(object, path);
    }
    throw wrongType(path.isEmpty() ? "The project" : path, "an object", node);
  }

  ObjectNode node() {
    return node;
  }

  /** The value of a key; empty if it is missing or null. */
  Optional<JsonNode> value(String key) {
    return Optional.ofNullable(node.get(key)).filter(found -> !found.isNull());
  }

  String text(String key, String otherwise) {
    return value(key).map(found -> text(found, key)).orElse(otherwise);
  }

  double number(String key, double otherwise) {
    return value(key).map(found -> number(found, path(key))).orElse(otherwise);
  }

  double seconds(String key, double otherwise) {
    double value = number(key, otherwise);
    return Double.isFinite(value) ? Math.clamp(value, -1e9, 1e9) : 0;
  }

  int integer(String key, int otherwise) {
    double value = number(key, otherwise);
    if (!(value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE)) {
      throw new ProjectException(path(key) + " is " + value + ", which is too large for a whole number.");
    }
    return (int) value;
  }

  long whole(String key, long otherwise) {
    return (long) value(key).map(found -> looseNumber(found, path(key))).orElse((double) otherwise).doubleValue();
  }

  boolean flag(String key, boolean otherwise) {
    return value(key).map(found -> number(found, path(key)) != 0).orElse(otherwise);
  }

  <T extends Enum<T>> T choice(String key, Class<T> type, T otherwise) {
    int number = integer(key, otherwise.ordinal());
    T[] values = type.getEnumConstants();
    if (number < 0 || number >= values.length) {
      throw new ProjectException(path(key) + " is " + number + ", but only 0 to " + (values.length - 1) + " exist.");
    }
    return values[number];
  }

  Rational ratio(String key, Rational otherwise) {
    return object(key)
        .map(
            ratio -> {
              int den = ratio.integer("den", otherwise.den());
              if (den == 0) {
                throw new ProjectException(ratio.path("den") + " must not be 0.");
              }
              return new Rational(ratio.integer("num", otherwise.num()), den);
            })
        .orElse(otherwise);
  }

  Keyframe curve(String key, Keyframe otherwise) {
    return value(key).map(found -> KeyframeJson.read(found, path(key))).orElse(otherwise);
  }

  Optional<JsonView> object(String key) {
    return value(key).map(found -> of(found, path(key)));
  }

  List<JsonView> objects(String key) {
    List<JsonView> objects = new ArrayList<>();
    for (JsonNode element : array(key)) {
      objects.add(of(element, path(key) + "[" + objects.size() + "]"));
    }
    return objects;
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  static double number(JsonNode found, String path) {
    if (found.isNumber()) {
      return found.doubleValue();
    }
    if (found.isBoolean()) {
      return found.booleanValue() ? 1 : 0;
    }
    throw wrongType(path, "a number", found);
  }

  private static double looseNumber(JsonNode found, String path) {
    if (found.isTextual() && found.textValue().matches("-?\\d{1,18}")) {
      return Long.parseLong(found.textValue());
    }
    return number(found, path);
  }

  private JsonNode array(String key) {
    JsonNode found = value(key).orElse(JsonNodeFactory.instance.arrayNode());
    if (!found.isArray()) {
      throw wrongType(path(key), "a list", found);
    }
    return found;
  }

  private String text(JsonNode found, String key) {
    if (found.isContainerNode()) {
      throw wrongType(path(key), "text", found);
    }
    return found.asText();
  }

  static ProjectException wrongType(String path, String wanted, JsonNode found) {
    String is =
        switch (found.getNodeType()) {
          case ARRAY -> "a list";
          case OBJECT, POJO -> "an object";
          case STRING -> "text";
          case NUMBER -> "a number";
          case BOOLEAN -> "true or false";
          case NULL, MISSING -> "nothing";
          case BINARY -> "binary data";
        };
    return new ProjectException(path + " must be " + wanted + ", but is " + is + ".");
  }
}
