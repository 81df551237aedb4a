package org.clipwright.rest.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clipwright.rest.message.JsonReader;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Reply;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;

/** Requests and answers as they could be, for readers of the schema. */
final class OpenApiExamples {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String SERVER = "http://127.0.0.1:8080";
  private static final int ID = 7;

  /** What fields hold that may hold any text. */
  private static final Map<String, String> TEXTS = Map.ofEntries(
      Map.entry("name", "Harbour"), Map.entry("title", "Negative"), Map.entry("type", "Negate"),
      Map.entry("preset", "Fade In"), Map.entry("property", "alpha"), Map.entry("username", "user123"),
      Map.entry("password", "password123"), Map.entry("search", "Hello"), Map.entry("replace", "Good morning"),
      Map.entry("captions_text", "00:00:01,000 --> 00:00:03,000\nGood morning"), Map.entry("language", "en"),
      Map.entry("filename_contains", "sea"), Map.entry("token", "0123456789abcdef0123456789abcdef01234567"));

  private static final Map<String, Integer> NUMBERS =
      Map.of("id", ID, "end_frame", 300, "frame_number", 60, "width", 640, "height", 360);

  private OpenApiExamples() {}

  /** A body that an operation takes; files are not part of it, since JSON has none. */
  static ObjectNode request(BodySpec input) {
    ObjectNode body = JSON.objectNode();
    input.shape().writable().stream().filter(field -> field.kind() != FieldKind.FILE)
        .filter(field -> input.required(field) || !field.initial().isMissingNode())
        .forEach(field -> body.set(field.name(), value(input.shape(), field)));
    return body;
  }

  /** The JSON of a success; empty where there is none. */
  static Optional<JsonNode> answer(Reply reply) {
    return switch (reply) {
      case Reply.One one -> Optional.of(object(one.shape()));
      case Reply.PageOf page -> {
        ObjectNode list = JSON.objectNode().put("count", 1).putNull("next").putNull("previous");
        list.putArray("results").add(object(page.shape()));
        yield Optional.of(list);
      }
      case Reply.ListOf list -> Optional.of(JSON.arrayNode().add(object(list.shape())));
      case Reply.Open open -> written(open.example());
      case Reply.Bytes bytes -> written(bytes.example());
      case Reply.Nothing _ -> Optional.empty();
    };
  }

  private static Optional<JsonNode> written(String example) {
    return Optional.of(example).filter(text -> !text.isEmpty()).map(JsonReader::read);
  }

  private static ObjectNode object(ResourceSpec shape) {
    ObjectNode object = JSON.objectNode();
    shape.fields().forEach(field -> object.set(field.name(), value(shape, field)));
    return object;
  }

  private static JsonNode value(ResourceSpec shape, FieldSpec field) {
    JsonNode initial = field.initial();
    boolean isDone = field.readOnly() && field.name().equals("status");
    boolean telling = !isDone && !initial.isMissingNode() && !initial.isNull() && !initial.asText("x").isEmpty();
    return telling ? initial : invented(shape, field);
  }

  private static JsonNode invented(ResourceSpec shape, FieldSpec field) {
    return switch (field.kind()) {
      case INTEGER -> JSON.numberNode(NUMBERS.getOrDefault(field.name(), Math.max(1, (int) field.minimum())));
      case FLOAT -> JSON.numberNode(field.readOnly() ? 100.0 : field.name().equals("end") ? 10.0 : 1.0);
      case STRING, PASSWORD -> JSON.textNode(TEXTS.getOrDefault(field.name(), "text"));
      case BOOLEAN -> JSON.booleanNode(true);
      case CHOICE -> JSON.textNode(field.name().equals("status")
          ? "completed" : field.choices().keySet().iterator().next());
      case JSON -> JSON.objectNode();
      case JSON_LIST -> JSON.arrayNode();
      case LINK -> JSON.textNode(SERVER + "/" + field.target().map(ResourceKind::plural).orElse("projects") + "/3/");
      case LINKS -> JSON.arrayNode().add(SERVER + "/" + plural(shape) + "/" + ID + "/" + field.name() + "/");
      case BITRATE -> JSON.numberNode(8_000_000);
      case FILE -> JSON.textNode(SERVER + "/media/video/files/3/sea.mp4");
      case URL -> JSON.textNode(address(shape, field));
      case DATETIME -> JSON.textNode("2026-11-30T10:00:00Z");
    };
  }

  private static String address(ResourceSpec shape, FieldSpec field) {
    return switch (field.name()) {
      case "url" -> SERVER + "/" + plural(shape) + "/" + ID + "/";
      case "output" -> SERVER + "/media/video/output/3/harbour.mp4";
      default -> "https://example.com/" + field.name();
    };
  }

  private static String plural(ResourceSpec shape) {
    return shape.name().toLowerCase(Locale.ROOT) + "s";
  }
}
