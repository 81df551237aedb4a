package org.clipwright.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes, from the graph's own description, an operation for every place of every field where an id can be given. */
final class GraphWalk {

  private static final String TYPE = "name kind ofType { name kind ofType { name kind ofType { name kind } } }";
  private static final String DESCRIPTION = """
      { __schema { queryType { name } mutationType { name } subscriptionType { name }
          types { name kind enumValues { name } inputFields { name type { %s } }
            fields { name args { name type { %s } } type { %s } } } } }""".formatted(TYPE, TYPE, TYPE);
  private static final List<String> KINDS = List.of("project", "file", "clip", "effect", "export", "upload");
  private static final List<String> OPERATIONS = List.of("query", "mutation", "subscription");
  private static final int DEEPEST = 4;

  /** Fields whose id may be one of any kind. */
  private static final Map<String, String> KINDS_OF_FIELDS =
      Map.of("node", "clip", "nodes", "clip", "createTitle", "project");

  /** Values that an operation insists on, beside those that their type alone suggests. */
  private static final Map<String, Object> EXAMPLES = Map.of(
      "type", "Negate", "end", 2, "endFrame", 2, "property", "alpha", "template", "Bar_1", "captions", "x");

  /** Fields that the schema leaves open, since they are needed beside some values only: here those of the examples. */
  private static final Set<String> NEEDED = Set.of("CreateClipInput.file");

  private final JsonNode schema;

  /**
   * A place for an id.
   *
   * @param field of the query, mutation or subscription
   * @param kind what it is an id of; empty when the walk does not know
   */
  record Place(String operation, JsonNode field, List<String> path, Optional<String> kind) {

    @Override
    public String toString() {
      return operation + " " + field.path("name").asText() + " " + String.join(".", path);
    }
  }

  GraphWalk(GraphClient graph) throws Exception {
    this(graph.data(DESCRIPTION, Map.of()).path("__schema"));
  }

  GraphWalk(JsonNode schema) {
    this.schema = schema;
  }

  /**
   * Fields without any place that are not known to need none, ids that are not told to be such, and ids deeper within.
   */
  List<String> uncovered(Set<String> withoutIds) {
    List<String> uncovered = new ArrayList<>();
    List<String> tops = new ArrayList<>();
    Set<String> walked = places().stream().map(place -> place.operation() + " " + place.field().path("name").asText())
        .collect(Collectors.toSet());
    for (String operation : OPERATIONS) {
      tops.add(schema.at("/" + operation + "Type/name").asText());
      for (JsonNode field : type(tops.getLast()).path("fields")) {
        String name = operation + " " + field.path("name").asText();
        if (!walked.contains(name) && !withoutIds.contains(name)) {
          uncovered.add(name + " has no argument of the type ID: if it takes no id, add it to"
              + " OwnershipTest.FIELDS_WITHOUT_IDS");
        }
        field.path("args").forEach(argument -> unmarked(uncovered, field.path("name").asText(), argument, 1));
      }
    }
    for (JsonNode type : schema.path("types")) {
      boolean inner = !tops.contains(type.path("name").asText()) && !type.path("name").asText().startsWith("__");
      type.path("fields").forEach(field -> field.path("args").forEach(argument -> {
        if (inner && named(argument.path("type")).path("name").asText().equals("ID")) {
          String name = type.path("name").asText() + "." + field.path("name").asText();
          uncovered.add(name + " takes an id: only fields of Query, Mutation and Subscription may, since the"
              + " walk tries no others");
        }
      }));
    }
    return uncovered;
  }

  private void unmarked(List<String> uncovered, String field, JsonNode value, int depth) {
    String type = named(value.path("type")).path("name").asText();
    if (value.path("name").asText().matches("ids?|.*Ids?") && !type.equals("ID")) {
      uncovered.add(field + " " + value.path("name").asText() + " is named like an id: declare it as ID");
    }
    if (depth < DEEPEST) {
      type(type).path("inputFields").forEach(inner -> unmarked(uncovered, field, inner, depth + 1));
    }
  }

  /** Every place. */
  List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (String operation : OPERATIONS) {
      for (JsonNode field : type(schema.at("/" + operation + "Type/name").asText()).path("fields")) {
        for (JsonNode argument : field.path("args")) {
          collect(places, operation, field, List.of(argument.path("name").asText()), argument.path("type"));
        }
      }
    }
    return places;
  }

  private void collect(List<Place> places, String operation, JsonNode field, List<String> path, JsonNode type) {
    String name = named(type).path("name").asText();
    if (name.equals("ID")) {
      places.add(new Place(operation, field, path, kind(field.path("name").asText(), path.getLast())));
    }
    if (path.size() < DEEPEST) {
      for (JsonNode inner : type(name).path("inputFields")) {
        List<String> further = new ArrayList<>(path);
        further.add(inner.path("name").asText());
        collect(places, operation, field, further, inner.path("type"));
      }
    }
  }

  private static Optional<String> kind(String field, String argument) {
    if (KINDS_OF_FIELDS.containsKey(field)) {
      return Optional.of(KINDS_OF_FIELDS.get(field));
    }
    return KINDS.stream().filter(argument::startsWith).findFirst()
        .or(() -> KINDS.stream().filter(field.toLowerCase(Locale.ROOT)::contains).findFirst());
  }

  /** The document for a place; its variables are those of {@link #variables}. */
  String document(Place place) {
    List<String> variables = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (JsonNode argument : place.field().path("args")) {
      String name = argument.path("name").asText();
      if (required(argument) || name.equals(place.path().getFirst())) {
        variables.add("$" + name + ": " + text(argument.path("type")));
        arguments.add(name + ": $" + name);
      }
    }
    return place.operation() + "(" + String.join(", ", variables) + ") { answer: " + place.field().path("name").asText()
        + "("
        + String.join(", ", arguments) + ")" + selection(named(place.field().path("type"))) + " }";
  }

  private String selection(JsonNode type) {
    if (type.path("kind").asText().equals("SCALAR") || type.path("kind").asText().equals("ENUM")) {
      return "";
    }
    boolean payload = false;
    for (JsonNode field : type(type.path("name").asText()).path("fields")) {
      payload |= field.path("name").asText().equals("userErrors");
    }
    return payload ? " { __typename userErrors { code message } }" : " { __typename }";
  }

  /** Values for a document, in which the place holds one id and all others those of the caller's own objects. */
  Map<String, Object> variables(Place place, String id, Map<String, String> own) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (JsonNode argument : place.field().path("args")) {
      String name = argument.path("name").asText();
      if (required(argument) || name.equals(place.path().getFirst())) {
        values.put(name, value(place, List.of(name), argument.path("type"), id, own));
      }
    }
    return values;
  }

  private Object value(Place place, List<String> path, JsonNode type, String id, Map<String, String> own) {
    if (type.path("kind").asText().equals("NON_NULL")) {
      return value(place, path, type.path("ofType"), id, own);
    }
    if (type.path("kind").asText().equals("LIST")) {
      return List.of(value(place, path, type.path("ofType"), id, own));
    }
    JsonNode definition = type(type.path("name").asText());
    if (type.path("kind").asText().equals("INPUT_OBJECT")) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (JsonNode inner : definition.path("inputFields")) {
        List<String> further = new ArrayList<>(path);
        further.add(inner.path("name").asText());
        boolean onTheWay = place.path().size() >= further.size()
            && place.path().subList(0, further.size()).equals(further);
        if (required(inner) || needed(definition, inner) || onTheWay) {
          object.put(inner.path("name").asText(), value(place, further, inner.path("type"), id, own));
        }
      }
      return object;
    }
    if (type.path("name").asText().equals("ID")) {
      return place.path().equals(path)
          ? id : own.get(kind(place.field().path("name").asText(), path.getLast()).orElse(""));
    }
    return simple(path.getLast(), type.path("name").asText(), definition);
  }

  private static Object simple(String name, String type, JsonNode definition) {
    if (EXAMPLES.containsKey(name)) {
      return EXAMPLES.get(name);
    }
    return switch (type) {
      case "Int", "Float", "Long" -> 1;
      case "Boolean" -> true;
      case "JSON" -> Map.of();
      case "URL" -> "http://127.0.0.1:9/none.mp4";
      default -> definition.path("kind").asText().equals("ENUM") ? definition.at("/enumValues/0/name").asText() : "x";
    };
  }

  private static boolean required(JsonNode value) {
    return value.at("/type/kind").asText().equals("NON_NULL");
  }

  private static boolean needed(JsonNode type, JsonNode field) {
    return NEEDED.contains(type.path("name").asText() + "." + field.path("name").asText());
  }

  private static String text(JsonNode type) {
    return switch (type.path("kind").asText()) {
      case "NON_NULL" -> text(type.path("ofType")) + "!";
      case "LIST" -> "[" + text(type.path("ofType")) + "]";
      default -> type.path("name").asText();
    };
  }

  private static JsonNode named(JsonNode type) {
    return type.hasNonNull("ofType") ? named(type.path("ofType")) : type;
  }

  private JsonNode type(String name) {
    for (JsonNode type : schema.path("types")) {
      if (type.path("name").asText().equals(name)) {
        return type;
      }
    }
    throw new AssertionError("The graph has no type " + name + ".");
  }
}
