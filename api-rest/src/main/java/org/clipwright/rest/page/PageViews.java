package org.clipwright.rest.page;

import com.fasterxml.jackson.databind.JsonNode;
import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.services.field.FieldSpec;

/** What pages show to people besides the JSON and the fields of forms. */
public interface PageViews {

  /** Nothing. */
  PageViews NONE = new PageViews() {
    @Override
    public Optional<Content> of(Endpoint endpoint, RequestContext exchange, JsonNode object) {
      return Optional.empty();
    }

    @Override
    public Map<String, String> suggestions(FieldSpec field, RequestContext exchange) {
      return Map.of();
    }
  };

  /** What the page of an endpoint shows of the object in its answer; empty if its JSON is all there is to see. */
  Optional<Content> of(Endpoint endpoint, RequestContext exchange, JsonNode object);

  /** Values that a field may have, with what they mean; empty if there is nothing to choose from. */
  Map<String, String> suggestions(FieldSpec field, RequestContext exchange);
}
