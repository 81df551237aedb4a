package org.clipwright.graphql.execution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.JsonWeight;

/** Reads and writes the JSON of requests and responses. */
public final class Json {

  /** The tree, the variables built from it, and the values for services. */
  private static final int TREES = 3;

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(200)
                      .maxStringLength(Integer.MAX_VALUE)
                      .build())
              .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /** One JSON value; its text must be UTF-8 and nothing may follow it. */
  public static JsonNode read(byte[] bytes) {
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw RequestException.malformed("The body is not UTF-8 text.");
    }
  }

  public static JsonNode read(String text) {
    HeapShare.current().claimForBody(TREES * JsonWeight.of(text));
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw RequestException.malformed("The body is empty; JSON is expected.");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw RequestException.malformed("Invalid JSON: " + e.getOriginalMessage());
    }
  }

  /** An object, or the object that a text holds; empty for anything else. */
  public static Optional<ObjectNode> object(JsonNode node) {
    if (node.isTextual()) {
      HeapShare.current().claimForBody(TREES * JsonWeight.of(node.textValue()));
    }
    try {
      JsonNode value = node.isTextual() ? MAPPER.readTree(node.textValue()) : node;
      return value instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (JsonProcessingException none) {
      return Optional.empty();
    }
  }

  static Map<String, Object> map(JsonNode object) {
    return MAPPER.convertValue(object, MAP);
  }

  public static Object value(JsonNode node) {
    return MAPPER.convertValue(node, Object.class);
  }

  public static JsonNode node(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** A response as UTF-8 text; room for a large one is claimed from the request's share. */
  public static byte[] bytes(Object value) {
    return written(value).toByteArray();
  }

  /** A response as text; room for a large one is claimed from the request's share. */
  public static String text(Object value) {
    return written(value).toString(StandardCharsets.UTF_8);
  }

  private static AnswerBytes written(Object value) {
    AnswerBytes bytes = new AnswerBytes();
    try {
      MAPPER.writeValue(bytes, value);
      return bytes;
    } catch (AnswerBytes.NoRoomException e) {
      throw e.reason();
    } catch (IOException e) {
      throw new UncheckedIOException("The answer cannot be written as JSON.", e);
    }
  }
}
