package org.clipwright.services.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Rewrites the paths of media in the JSON of clips and effects, however deep they stand. */
public final class MediaPaths {

  private static final List<String> KEYS = List.of("path", "protobuf_data_path", "lut_path");

  private MediaPaths() {}

  /** Tells every path that is not empty. */
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
}
