package org.clipwright.worker.segment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.clipwright.sdk.storage.Sha256;

/** Digests named values so that different ones never collide by concatenation. */
final class KeyText {

  private final Sha256 digest = new Sha256();
  private final Function<String, Optional<String>> contents;

  /**
   * Starts an empty digest.
   *
   * @param contents the content of the media that a text in JSON names; empty where it names none
   */
  KeyText(Function<String, Optional<String>> contents) {
    this.contents = contents;
  }

  /** Adds a value by its text, which must represent it fully. */
  KeyText add(String name, Object value) {
    text(name);
    text(String.valueOf(value));
    return this;
  }

  /** Adds JSON, ignoring the order of keys and identifying media by content. */
  KeyText json(String name, JsonNode json) {
    text(name);
    json(json);
    return this;
  }

  /** The digest as 64 hexadecimal digits, the same for the same values. */
  String hex() {
    return digest.hex();
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.add((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.add(bytes);
  }

  private void json(JsonNode json) {
    text(json.getNodeType().name());
    text(String.valueOf(json.size()));
    switch (json.getNodeType()) {
      case OBJECT -> {
        Map<String, JsonNode> sorted = new TreeMap<>();
        json.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        sorted.forEach(this::json);
      }
      case ARRAY -> json.forEach(this::json);
      case STRING -> text(contents.apply(json.textValue()).orElse(json.textValue()));
      case BINARY, BOOLEAN, MISSING, NULL, NUMBER, POJO -> text(json.asText());
    }
  }
}
