package org.clipwright.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Describes an endpoint to clients that ask with OPTIONS. */
final class Metadata {

  private Metadata() {}

  static JsonNode of(Endpoint endpoint, Exchange exchange) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("name", endpoint.title());
    metadata.put("description", endpoint.description());
    ArrayNode renders = metadata.putArray("renders");
    endpoint.offers().forEach(offer -> renders.add(offer.mediaType()));
    ArrayNode parses = metadata.putArray("parses");
    Input.MEDIA_TYPES.forEach(parses::add);
    ObjectNode actions = actions(endpoint, exchange);
    if (!actions.isEmpty()) {
      metadata.set("actions", actions);
    }
    return metadata;
  }

  /** DRF: a method on an object that does not exist is not described. */
  private static ObjectNode actions(Endpoint endpoint, Exchange exchange) {
    ObjectNode actions = JsonNodeFactory.instance.objectNode();
    for (Verb verb : new Verb[] {Verb.POST, Verb.PUT}) {
      endpoint.operation(verb).flatMap(Operation::input)
          .filter(input -> verb == Verb.POST || exists(endpoint, exchange))
          .ifPresent(input -> actions.set(verb.name(), fields(input)));
    }
    return actions;
  }

  private static boolean exists(Endpoint endpoint, Exchange exchange) {
    try {
      endpoint.operation(Verb.GET).ifPresent(operation -> operation.action().handle(exchange));
      return true;
    } catch (RuntimeException missing) {
      return false;
    }
  }

  private static ObjectNode fields(Input input) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    input.shape().fields().forEach(field -> fields.set(field.name(), describe(field, input)));
    return fields;
  }

  private static ObjectNode describe(Field field, Input input) {
    ObjectNode description = JsonNodeFactory.instance.objectNode();
    description.put("type", field.kind().metadataName());
    description.put("required", input.required(field));
    description.put("read_only", field.readOnly());
    description.put("label", field.label());
    if (!field.help().isEmpty()) {
      description.put("help_text", field.help());
    }
    field.limits().maxLength().ifPresent(length -> description.put("max_length", length));
    field.limits().min().ifPresent(min -> description.put("min_value", min));
    field.limits().max().ifPresent(max -> description.put("max_value", max));
    if (!field.choices().isEmpty()) {
      ArrayNode choices = description.putArray("choices");
      field.choices().forEach(choice -> choices.addObject().put("value", choice).put("display_name", choice));
    }
    return description;
  }
}
