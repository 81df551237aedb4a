package org.clipwright.graphql.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clipwright.graphql.execution.Json;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.Upload;
import org.clipwright.timeline.Interpolation;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.KeyframeJson;
import org.clipwright.timeline.Point;

/**
 * The single argument of a mutation, as the services read it.
 *
 * @param values the client's values, by their names in the graph
 */
record MutationInput(Map<String, Object> values) {

  private static final String KEYFRAMES = "keyframes";
  private static final String JSON = "json";
  private static final String EXPORT_TYPE = "exportType";

  static MutationInput of(DataFetchingEnvironment environment) {
    return new MutationInput(environment.getArgument("input"));
  }

  /** The object that the input names; empty when its id has another type, or is not an id. */
  Optional<Long> number(String field, GraphType type) {
    return GlobalId.numberOf(text(field), type.title());
  }

  String text(String field) {
    return values.get(field).toString();
  }

  /** The items of a list, each as a separate input. */
  @SuppressWarnings("unchecked")
  List<MutationInput> items(String field) {
    return ((List<Map<String, Object>>) values.getOrDefault(field, List.of())).stream().map(MutationInput::new)
        .toList();
  }

  /** The same input with another value. */
  MutationInput with(String field, Object value) {
    Map<String, Object> changed = new HashMap<>(values);
    changed.put(field, value);
    return new MutationInput(changed);
  }

  /** The input as services read it, for an object that does not exist yet. */
  Input toServices() {
    return toServices(Optional::empty);
  }

  /** Supplies the current JSON of an object. */
  @FunctionalInterface
  interface Present {
    Optional<ObjectNode> json();
  }

  /**
   * The input for the services, with keyframes as a part of the JSON.
   *
   * @param present used when there are keyframes, but no JSON to put them into
   */
  Input toServices(Present present) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Map<String, Upload> files = new HashMap<>();
    values.forEach((name, value) -> {
      if (value instanceof Upload upload) {
        files.put(FieldNames.inServices(name), upload);
      } else if (!name.equals(KEYFRAMES) && !name.equals("id")) {
        object.set(FieldNames.inServices(name), Json.node(name.equals(EXPORT_TYPE) ? lower(value) : value));
      }
    });
    if (values.get(KEYFRAMES) != null) {
      addKeyframes(object, present);
    }
    return new Input(object, Input.Source.JSON, files, new IdLinks());
  }

  private static Object lower(Object value) {
    return value == null ? null : value.toString().toLowerCase(Locale.ROOT);
  }

  private void addKeyframes(ObjectNode object, Present present) {
    Optional<ObjectNode> base = object.has(JSON)
        ? Json.object(object.get(JSON))
        : Optional.of(present.json().map(ObjectNode::deepCopy).orElseGet(JsonNodeFactory.instance::objectNode));
    base.ifPresent(json -> {
      items(KEYFRAMES).forEach(keyframes -> keyframes.writeInto(json));
      object.set(JSON, json);
    });
  }

  /** Writes these keyframes over a property, or over one component of a colour after a dot. */
  private void writeInto(ObjectNode json) {
    String[] names = text("property").split("\\.", 2);
    JsonNode written = KeyframeJson.write(Keyframe.of(items("points").stream().map(MutationInput::point).toList()));
    if (names.length == 1) {
      json.set(names[0], written);
    } else {
      ObjectNode color = json.path(names[0]) instanceof ObjectNode known ? known : json.putObject(names[0]);
      color.set(names[1], written);
    }
  }

  private Point point() {
    return new Point(real("frame"), real("value"), Interpolation.valueOf(text("interpolation")),
        handle("handleLeft", Point.Handle.LEFT), handle("handleRight", Point.Handle.RIGHT));
  }

  private double real(String field) {
    return ((Number) values.get(field)).doubleValue();
  }

  @SuppressWarnings("unchecked")
  private Point.Handle handle(String field, Point.Handle otherwise) {
    Map<String, Object> given = (Map<String, Object>) values.get(field);
    if (given == null) {
      return otherwise;
    }
    MutationInput handle = new MutationInput(given);
    return new Point.Handle(handle.real("x"), handle.real("y"));
  }
}
