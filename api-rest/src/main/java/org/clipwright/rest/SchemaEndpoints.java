package org.clipwright.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.clipwright.services.field.ResourceKind;

/** The entry to the API and its description for machines. */
final class SchemaEndpoints {

  private final Supplier<List<Endpoint>> endpoints;

  /** Describes the endpoints that the supplier has once all are known. */
  SchemaEndpoints(Supplier<List<Endpoint>> endpoints) {
    this.endpoints = endpoints;
  }

  List<Endpoint> all() {
    return List.of(
        new Endpoint("Api Root", "The resources of this API.", new PathPattern("/"), Access.SIGNED_IN,
            Offer.JSON_AND_PAGE, Map.of(Verb.GET, Operation.reading("root_retrieve", "Lists the resources.",
                new Reply.Open("Addresses by name."), SchemaEndpoints::root))),
        new Endpoint("Schema", "This API as an OpenAPI document.", new PathPattern("/schema/"), Access.OPEN,
            OpenApiText.OFFERS, Map.of(Verb.GET, Operation.reading("schema_retrieve", "Describes the API.",
                new Reply.Open("An OpenAPI document."), this::schema))));
  }

  private static Answer root(Exchange exchange) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (ResourceKind kind : ResourceKind.values()) {
      root.put(kind.plural(), exchange.links().to("/" + kind.plural() + "/"));
    }
    root.put("info", exchange.links().to("/info/"));
    return Answer.ok(root);
  }

  private Answer schema(Exchange exchange) {
    return OpenApiText.answer(exchange, OpenApiDocument.of(endpoints.get(), exchange.request().origin()));
  }
}
