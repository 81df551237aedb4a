package org.clipwright.rest.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.field.ResourceKind;

/** The entry to the API and its description for machines. */
public final class SchemaEndpoints {

  private final Supplier<List<Endpoint>> endpoints;

  /** Describes the endpoints that the supplier returns once all are known. */
  public SchemaEndpoints(Supplier<List<Endpoint>> endpoints) {
    this.endpoints = endpoints;
  }

  public List<Endpoint> all() {
    return List.of(
        new Endpoint("Api Root", "The resources of this API.", new PathPattern("/"), Access.SIGNED_IN,
            Offer.JSON_AND_PAGE, Map.of(Verb.GET, Operation.reading("root_retrieve", "Lists the resources.",
                new Reply.Open("Addresses by name.",
                    "{\"projects\": \"http://127.0.0.1:8080/projects/\", \"info\": \"http://127.0.0.1:8080/info/\"}"),
                SchemaEndpoints::root))),
        new Endpoint("Schema", "This API as an OpenAPI document.", new PathPattern("/schema/"), Access.OPEN,
            OpenApiText.OFFERS, Map.of(Verb.GET, Operation.reading("schema_retrieve", "Describes the API.",
                new Reply.Open("An OpenAPI document.",
                    "{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"Clipwright API\"}, \"paths\": {}}"),
                this::schema))));
  }

  private static Answer root(RequestContext exchange) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (ResourceKind kind : ResourceKind.values()) {
      root.put(kind.plural(), exchange.links().to("/" + kind.plural() + "/"));
    }
    root.put("info", exchange.links().to("/info/"));
    return Answer.ok(root);
  }

  private Answer schema(RequestContext exchange) {
    return OpenApiText.answer(exchange, OpenApiDocument.of(endpoints.get(), exchange.request().origin()));
  }
}
