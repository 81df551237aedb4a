package org.clipwright.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;

/** Describes an endpoint to clients that send OPTIONS. */
final class Metadata {

  private Metadata() {}

  static JsonNode of(Endpoint endpoint, RequestContext exchange) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("name", endpoint.title());
    metadata.put("description", endpoint.description());
    ArrayNode renders = metadata.putArray("renders");
    endpoint.offers().forEach(offer -> renders.add(offer.mediaType()));
    ArrayNode parses = metadata.putArray("parses");
    BodySpec.MEDIA_TYPES.forEach(parses::add);
    ObjectNode actions = actions(endpoint, exchange);
    if (!actions.isEmpty()) {
      metadata.set("actions", actions);
    }
    return metadata;
  }

  /** DRF: a method on an object that does not exist is not described. */
  private static ObjectNode actions(Endpoint endpoint, RequestContext exchange) {
    ObjectNode actions = JsonNodeFactory.instance.objectNode();
    for (Verb verb : new Verb[] {Verb.POST, Verb.PUT}) {
      endpoint.operation(verb).flatMap(Operation::input)
          .filter(input -> verb == Verb.POST || exists(endpoint, exchange))
          .ifPresent(input -> actions.set(verb.name(), fields(input)));
    }
    return actions;
  }

  private static boolean exists(Endpoint endpoint, RequestContext exchange) {
    try {
      endpoint.operation(Verb.GET).ifPresent(operation -> operation.action().handle(exchange));
      return true;
    } catch (RestException | PlatformException missing) {
      return false;
    }
  }

  private static ObjectNode fields(BodySpec input) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    input.shape().fields().forEach(field -> fields.set(field.name(), describe(field, input)));
    return fields;
  }

  private static ObjectNode describe(FieldSpec field, BodySpec input) {
    ObjectNode description = JsonNodeFactory.instance.objectNode();
    description.put("type", typeName(field.kind()));
    description.put("required", input.required(field));
    description.put("read_only", field.readOnly());
    description.put("label", field.label());
    if (!field.help().isEmpty()) {
      description.put("help_text", field.help());
    }
    if (field.maxLength() > 0) {
      description.put("max_length", field.maxLength());
    }
    putLimit(description, "min_value", field.minimum());
    putLimit(description, "max_value", field.maximum());
    if (field.kind() == FieldKind.CHOICE && !field.readOnly()) {
      ArrayNode choices = description.putArray("choices");
      field.choices().forEach((value, label) -> choices.addObject().put("value", value).put("display_name", label));
    }
    return description;
  }

  private static void putLimit(ObjectNode description, String name, double limit) {
    if (Double.isFinite(limit)) {
      if (limit == Math.rint(limit)) {
        description.put(name, (long) limit);
      } else {
        description.put(name, limit);
      }
    }
  }

  /** DRF's names for the kinds; links and free JSON have none of their own. */
  private static String typeName(FieldKind kind) {
    return switch (kind) {
      case INTEGER -> "integer";
      case FLOAT -> "float";
      case STRING, PASSWORD, BITRATE -> "string";
      case BOOLEAN -> "boolean";
      case CHOICE -> "choice";
      case FILE -> "file upload";
      case URL -> "url";
      case DATETIME -> "datetime";
      case JSON, JSON_LIST, LINK, LINKS -> "field";
    };
  }
}
