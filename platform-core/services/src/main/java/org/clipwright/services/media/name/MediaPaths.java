package org.clipwright.services.media.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Rewrites the paths of media in the JSON of clips and effects, at any depth. */
public final class MediaPaths {

  private static final List<String> KEYS = List.of("path", "protobuf_data_path", "lut_path");

  private MediaPaths() {}

  /** Passes every non-empty path to a visitor. */
  public static void visit(JsonNode json, Consumer<String> visitor) {
    for (String key : KEYS) {
      String path = json.path(key).asText("");
      if (json.path(key).isTextual() && !path.isBlank()) {
        visitor.accept(path);
      }
    }
    json.forEach(child -> visit(child, visitor));
  }

  /** Changes every path in place; empty ones stay. */
  public static void rewrite(JsonNode json, UnaryOperator<String> change) {
    if (json instanceof ObjectNode object) {
      for (String key : KEYS) {
        String path = object.path(key).asText("");
        if (object.path(key).isTextual() && !path.isBlank()) {
          object.put(key, change.apply(path));
        }
      }
    }
    json.forEach(child -> rewrite(child, change));
  }

  /** The same JSON with every path changed; it shares all subtrees without paths with the original. */
  public static JsonNode rewritten(JsonNode json, UnaryOperator<String> change) {
    return switch (json) {
      case ObjectNode object -> object(object, change);
      case ArrayNode array -> array(array, change);
      default -> json;
    };
  }

  private static JsonNode object(ObjectNode object, UnaryOperator<String> change) {
    ObjectNode copy = null;
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode value = member.getValue();
      boolean path = KEYS.contains(member.getKey()) && value.isTextual() && !value.textValue().isBlank();
      JsonNode changed = path ? TextNode.valueOf(change.apply(value.textValue())) : rewritten(value, change);
      if (changed != value) {
        copy = copy == null ? JsonNodeFactory.instance.objectNode().setAll(object) : copy;
        copy.set(member.getKey(), changed);
      }
    }
    return copy == null ? object : copy;
  }

  private static JsonNode array(ArrayNode array, UnaryOperator<String> change) {
    ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
    boolean same = true;
    for (JsonNode item : array) {
      JsonNode changed = rewritten(item, change);
      same &= changed == item;
      copy.add(changed);
    }
    return same ? array : copy;
  }
}
