package org.clipwright.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Requests that are wrong in all the ways that the schema allows to be wrong: each field, each value, each id. */
final class SchemaProbes {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Values as JSON text, also such as no JSON has; wrong for most fields, and right for some. */
  private static final List<String> JSON_VALUES = List.of(
      "null", "true", "-1", "1.5", "1e300", "99999999999999999999", "NaN", "\"\"", "\"abc\"", "\"\\u0000\"",
      "\"" + "x".repeat(70_000) + "\"", "\"\uD83D\uDCA5\u202Eevil\"", "\"/projects/999999999/\"", "[]", "[[1]]",
      "{}", "{\"a\": {\"b\": [null]}}", "[".repeat(10_000) + "]".repeat(10_000),
      "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));

  /** Values of an object's JSON that mean something to the server, and do so wrongly. */
  private static final List<String> MEANINGS = List.of(
      "{\"reader\": 7}", "{\"reader\": {\"type\": \"Timeline\", \"path\": \"/etc/passwd\"}}",
      "{\"reader\": {\"type\": \"QtTextReader\", \"path\": \"../../1/x.png\", \"text\": 7, \"font\": {}}}",
      "{\"effects\": {\"type\": 7}}", "{\"effects\": [7, null, {\"type\": []}]}",
      "{\"effects\": [{\"type\": \"Mask\", \"reader\": 7}]}",
      "{\"effects\": [{\"type\": \"Mask\", \"reader\": {\"path\": \"../../1/x.png\"}}]}",
      "{\"effects\": [{\"type\": \"Blur\", \"sigma\": {\"Points\": [{\"co\": {\"X\": 1e300, \"Y\": \"a\"}}]}}]}",
      "{\"effects\": [{\"type\": \"Caption\", \"caption_text\": [7], \"color\": \"none\"}]}",
      "{\"segments\": \"yes\"}", "{\"segments\": {\"total\": -1}}", "{\"webhook\": 7, \"hostname\": {}}",
      "{\"bucket\": 7, \"url\": []}", "{\"container\": \"c\", \"url\": \"../x\", \"public\": \"blob\"}",
      "{\"bucket\": \"b\", \"container\": \"c\", \"acl\": \"root\", \"url\": \"x\"}",
      "{\"layers\": 7, \"markers\": {}, \"history\": [1], \"id\": {}, \"unknown\": {\"a\": [[[{}]]]}}");

  /** Texts in the place of a clip's file. */
  private static final List<String> TEXTS = List.of(
      "{\"text\": null}", "{\"text\": \"x\"}", "{\"text\": 7, \"width\": 1e9, \"height\": -1, \"duration\": \"x\"}",
      "{\"text\": \"x\", \"width\": 1000000, \"height\": 1000000, \"font\": \"Arial,1e9,-1\"}",
      "{\"text\": \"\\u0000\", \"gravity\": {}, \"fps\": {\"num\": 0, \"den\": 0}, \"path\": \"/etc/passwd\"}",
      "{\"text\": [\"x\"], \"font\": 7, \"text_color\": {}, \"id\": \"x\", \"has_video\": \"no\"}");

  private static final List<String> FORM_VALUES =
      List.of("", "abc", "-1", "1e999", "{", "[1]", "\uD83D\uDCA5\u0000", "http://127.0.0.1:1/x/1/");

  private static final List<String> IDS = List.of(
      "999999999", "abc", "-1", "1.5", "99999999999999999999999", "%F0%9F%92%A5", "1%20or%201=1", "%00", "0", "1e3");

  /**
   * A request.
   *
   * @param contentType empty for one without a body
   * @param expectation what must come of it beside a well-formed answer
   */
  record Probe(String method, String path, String contentType, String body, Expectation expectation) {

    @Override
    public String toString() {
      return method + " " + path + " " + contentType + " "
          + (body.length() > 300 ? body.substring(0, 300) + "…" : body);
    }
  }

  /** What a probe may lead to. */
  enum Expectation {
    ANY_ANSWER,
    REFUSAL
  }

  /** An operation of the schema. */
  record Operation(String path, String method, JsonNode description) {}

  private final JsonNode schema;

  SchemaProbes(JsonNode schema) {
    this.schema = schema;
  }

  /** All operations but those of a protocol of its own. */
  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    schema.path("paths").properties().stream().filter(path -> !ofProtocol(path.getKey()))
        .forEach(path -> path.getValue().properties().forEach(
            operation -> operations.add(new Operation(path.getKey(), operation.getKey().toUpperCase(Locale.ROOT),
                operation.getValue()))));
    return operations;
  }

  /** Whether a path is that of uploads by tus, which consist of headers: TusEndpointsTest sends them. */
  private static boolean ofProtocol(String path) {
    return path.startsWith("/uploads/");
  }

  /** An operation with bodies that are wrong; the ids lead to objects that exist. */
  List<Probe> bodies(Operation operation, Map<String, String> ids, Map<String, String> links) {
    JsonNode content = operation.description().path("requestBody").path("content");
    if (content.isMissingNode()) {
      return List.of();
    }
    JsonNode shape = resolved(content.elements().next().path("schema"));
    String path = filled(operation.path(), ids);
    List<Probe> probes = new ArrayList<>();
    Map<String, JsonNode> valid = valid(shape, links);
    shape.path("properties").fieldNames().forEachRemaining(field -> {
      some(operation, JSON_VALUES)
          .forEach(value -> probes.add(json(operation.method(), path, object(valid, field, value))));
      some(operation, FORM_VALUES)
          .forEach(value -> probes.add(form(operation.method(), path, valid, field, value)));
      probes.add(json(operation.method(), path, duplicated(valid, field)));
    });
    if (shape.path("properties").has("json")) {
      MEANINGS.forEach(value -> probes.add(json(operation.method(), path, object(valid, "json", value))));
    }
    if (valid.remove("file") != null) {
      TEXTS.forEach(text -> probes.add(json(operation.method(), path, object(valid, "json",
          "{\"reader\": {\"type\": \"QtTextReader\", " + text.substring(1) + "}"))));
    }
    for (String body : List.of("", "[]", "3", "\"text\"", "{", "{\"unknown\": 1}", "\uFFFF")) {
      probes.add(json(operation.method(), path, body));
    }
    probes.add(new Probe(operation.method(), path, "application/xml", "<a/>", Expectation.REFUSAL));
    probes.add(new Probe(operation.method(), path, "multipart/form-data; boundary=b", "--b\r\nbroken",
        Expectation.ANY_ANSWER));
    return probes;
  }

  /** All values; of an operation whose fields another one has, every third, another one for each method. */
  private static List<String> some(Operation operation, List<String> values) {
    if (!operation.path().contains("{item}") && !operation.path().contains("{template}")) {
      return values;
    }
    int first = operation.method().length() % 3;
    return IntStream.range(0, values.size()).filter(i -> i % 3 == first).mapToObj(values::get).toList();
  }

  /** An operation at ids that nothing has, that are somebody else's, or that are no ids. */
  List<Probe> ids(Operation operation, Map<String, String> own, Map<String, String> foreign) {
    List<String> names = StreamSupport.stream(operation.description().path("parameters").spliterator(), false)
        .filter(parameter -> parameter.path("in").asText().equals("path"))
        .map(parameter -> parameter.path("name").asText()).filter(name -> !FRAME.equals("{" + name + "}")).toList();
    List<Probe> probes = new ArrayList<>();
    for (String name : names) {
      for (String id : IDS) {
        probes.add(at(operation, replaced(operation.path(), own, name, id)));
      }
      if (!name.equals("template")) {
        probes.add(at(operation,
            replaced(operation.path(), own, name, filled("{" + kind(operation.path(), name) + "}", foreign))));
      }
    }
    return probes;
  }

  private static Probe at(Operation operation, String path) {
    boolean bodied = operation.description().has("requestBody");
    return new Probe(operation.method(), path, bodied ? "application/json" : "", bodied ? "{}" : "",
        Expectation.REFUSAL);
  }

  private static String replaced(String path, Map<String, String> own, String name, String id) {
    return filled(path.replace("{" + name + "}", id), own);
  }

  /** A place in a path for the number of a frame, which is no object's. */
  static final String FRAME = "{number}";

  /** The kind of object that a place in a path is for: the segment before it. */
  static String kind(String path, String name) {
    String before = path.substring(0, path.indexOf("{" + name + "}") - 1);
    return before.substring(before.lastIndexOf('/') + 1);
  }

  static String filled(String path, Map<String, String> ids) {
    String filled = path.replace(FRAME, "1").replace("{template}", "Center-Text.svg");
    for (String name : List.of("id", "item")) {
      if (filled.contains("{" + name + "}")) {
        filled = filled.replace("{" + name + "}", ids.get(kind(filled, name)));
      }
    }
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    }
    return filled;
  }

  /** The shape of an operation's body; missing when it has none. */
  JsonNode body(Operation operation) {
    JsonNode content = operation.description().path("requestBody").path("content");
    return content.isEmpty() ? content : resolved(content.elements().next().path("schema"));
  }

  /** A body with all that must be given, and one link more. */
  String validBody(Operation operation, Map<String, String> links, Optional<String> link) {
    Map<String, JsonNode> valid = valid(body(operation), links);
    link.ifPresent(name -> valid.put(name, MAPPER.getNodeFactory().textNode(links.get(name))));
    return MAPPER.valueToTree(valid).toString();
  }

  private JsonNode resolved(JsonNode shape) {
    String reference = shape.path("$ref").asText();
    return reference.isEmpty() ? shape : schema.at(reference.substring(1));
  }

  /** Values for the fields that must be given; the file of a clip, which texts alone do without, is one of them. */
  private static Map<String, JsonNode> valid(JsonNode shape, Map<String, String> links) {
    Map<String, JsonNode> valid = new LinkedHashMap<>();
    if (shape.path("properties").has("file") && links.containsKey("file")) {
      valid.put("file", MAPPER.getNodeFactory().textNode(links.get("file")));
    }
    shape.path("required").forEach(field -> {
      JsonNode property = shape.path("properties").path(field.asText());
      String link = links.get(field.asText());
      valid.put(field.asText(), link != null ? MAPPER.getNodeFactory().textNode(link) : example(property));
    });
    return valid;
  }

  private static JsonNode example(JsonNode property) {
    if (property.has("enum")) {
      return property.path("enum").path(0);
    }
    return switch (property.path("type").asText()) {
      case "integer", "number" -> MAPPER.getNodeFactory().numberNode(1);
      case "boolean" -> MAPPER.getNodeFactory().booleanNode(true);
      default -> MAPPER.getNodeFactory().textNode("Negate");
    };
  }

  private static Probe json(String method, String path, String body) {
    return new Probe(method, path, "application/json", body, Expectation.ANY_ANSWER);
  }

  private static Probe form(String method, String path, Map<String, JsonNode> valid, String field, String value) {
    Map<String, String> values = new LinkedHashMap<>();
    valid.forEach((name, node) -> values.put(name, node.asText()));
    values.put(field, value);
    String body = values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return new Probe(method, path, "application/x-www-form-urlencoded", body, Expectation.ANY_ANSWER);
  }

  private static String object(Map<String, JsonNode> valid, String field, String value) {
    Map<String, JsonNode> others = new LinkedHashMap<>(valid);
    others.remove(field);
    String rest = others.entrySet().stream()
        .map(entry -> ", \"" + entry.getKey() + "\": " + entry.getValue()).collect(Collectors.joining());
    return "{\"" + field + "\": " + value + rest + "}";
  }

  private static String duplicated(Map<String, JsonNode> valid, String field) {
    return "{\"" + field + "\": 1, \"" + field + "\": \"abc\""
        + valid.entrySet().stream().filter(entry -> !entry.getKey().equals(field))
            .map(entry -> ", \"" + entry.getKey() + "\": " + entry.getValue()).collect(Collectors.joining())
        + "}";
  }

  /** Whether an error is of one of the two forms that the schema describes: one sentence, or sentences by field. */
  static boolean isErrorForm(String body) {
    try {
      JsonNode error = MAPPER.readTree(body);
      return error instanceof ObjectNode && !error.isEmpty()
          && error.properties().stream().allMatch(entry -> entry.getKey().equals("detail")
              ? entry.getValue().isTextual() || sentences(entry.getValue())
              : sentences(entry.getValue()));
    } catch (JsonProcessingException noJson) {
      return false;
    }
  }

  private static boolean sentences(JsonNode list) {
    return list.isArray() && !list.isEmpty()
        && StreamSupport.stream(list.spliterator(),
            false).allMatch(item -> item.isTextual() && !item.asText().isBlank());
  }
}
