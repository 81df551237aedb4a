package org.clipwright.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Describes an endpoint to clients that ask with OPTIONS. */
final class Metadata {

  private static final List<String> PARSES =
      List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data");

  private Metadata() {}

  static JsonNode of(Endpoint endpoint, Exchange exchange) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("name", endpoint.title());
    metadata.put("description", endpoint.description());
    ArrayNode renders = metadata.putArray("renders");
    endpoint.offers().forEach(offer -> renders.add(offer.mediaType()));
    ArrayNode parses = metadata.putArray("parses");
    PARSES.forEach(parses::add);
    return metadata;
  }
}
