package org.clipwright.graphql.transport;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.graphql.execution.GraphQlRequest;
import org.clipwright.graphql.execution.Json;
import org.clipwright.graphql.execution.RequestException;

/** A client message of graphql-transport-ws. */
sealed interface SocketMessage {

  record Init(JsonNode payload) implements SocketMessage {}

  record Ping(JsonNode payload) implements SocketMessage {}

  record Pong() implements SocketMessage {}

  record Subscribe(String id, GraphQlRequest request) implements SocketMessage {}

  record Complete(String id) implements SocketMessage {}

  /**
   * Reads one message.
   *
   * @throws RequestException when it is not a valid message
   */
  static SocketMessage parse(String text) {
    JsonNode message = Json.read(text);
    JsonNode payload = message.path("payload");
    return switch (message.path("type").asText()) {
      case "connection_init" -> new Init(optionalObject(payload));
      case "ping" -> new Ping(optionalObject(payload));
      case "pong" -> {
        optionalObject(payload);
        yield new Pong();
      }
      case "subscribe" -> new Subscribe(id(message), GraphQlRequest.from(payload));
      case "complete" -> new Complete(id(message));
      default -> throw RequestException.malformed("The message has no type that a client may send.");
    };
  }

  static String ack() {
    return "{\"type\":\"connection_ack\"}";
  }

  static String pong(JsonNode payload) {
    return payload.isObject() ? Json.text(Map.of("type", "pong", "payload", payload)) : "{\"type\":\"pong\"}";
  }

  static String next(String id, Map<String, Object> body) {
    return text(id, "next", body);
  }

  static String error(String id, Object errors) {
    return text(id, "error", errors instanceof List<?> ? errors : List.of(errors));
  }

  static String complete(String id) {
    return Json.text(Map.of("id", id, "type", "complete"));
  }

  private static String text(String id, String type, Object payload) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", id);
    message.put("type", type);
    message.put("payload", payload);
    return Json.text(message);
  }

  private static String id(JsonNode message) {
    JsonNode id = message.path("id");
    if (!id.isTextual() || id.textValue().isEmpty()) {
      throw RequestException.malformed("The message has no id.");
    }
    return id.textValue();
  }

  private static JsonNode optionalObject(JsonNode payload) {
    if (!payload.isMissingNode() && !payload.isNull() && !payload.isObject()) {
      throw RequestException.malformed("The payload must be a JSON object.");
    }
    return payload;
  }
}
