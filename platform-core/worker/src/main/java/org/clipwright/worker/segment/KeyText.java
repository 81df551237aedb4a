package org.clipwright.worker.segment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Digests named values so that different ones never look alike. */
final class KeyText {

  private final MessageDigest digest;
  private final Function<String, Optional<String>> contents;

  /**
   * A digest of nothing yet.
   *
   * @param contents what the media has in it that a text in JSON names; empty where it names none
   */
  KeyText(Function<String, Optional<String>> contents) {
    this.contents = contents;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256.", missing);
    }
  }

  /** Adds a value by its text, which has to tell all of it. */
  KeyText add(String name, Object value) {
    text(name);
    text(String.valueOf(value));
    return this;
  }

  /** Adds JSON, in which the order of keys means nothing and media counts by its content. */
  KeyText json(String name, JsonNode json) {
    text(name);
    json(json);
    return this;
  }

  /** Two digests of the same values are the same 64 hexadecimal digits. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
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
