package org.clipwright.rest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clipwright.rest.html.RawForm;
import org.clipwright.rest.html.RequestForm;
import org.clipwright.rest.html.RequestForms;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.ResourceKind;

/** The forms of a page: one for each request that can be sent to its address with a body. */
final class PageForms {

  private static final String PROJECT = "project";

  private final PageViews views;

  /** @param views suggest values for fields */
  PageForms(PageViews views) {
    this.views = views;
  }

  RequestForms of(PageView view) {
    Endpoint endpoint = view.endpoint();
    List<RequestForms.Section> sections = Stream.of(Verb.POST, Verb.PUT)
        .flatMap(verb -> endpoint.operation(verb).stream()
            .filter(operation -> operation.input().isPresent())
            .map(operation -> section(view, verb, operation.summary(), operation.input().get())))
        .toList();
    boolean deletes = endpoint.operation(Verb.DELETE).isPresent();
    return new RequestForms(sections, deletes, deletes || endpoint.operation(Verb.PUT).isPresent());
  }

  private RequestForms.Section section(PageView view, Verb verb, String title, BodySpec input) {
    return new RequestForms.Section(title, form(view, verb, input), raw(view, verb, input));
  }

  private RequestForm form(PageView view, Verb verb, BodySpec input) {
    RestRequest request = view.exchange().request();
    boolean failed = view.answer().status() == 400 && request.method().equals(verb.name());
    JsonNode values = failed ? sent(view.exchange()) : verb == Verb.PUT ? view.answer().body() : given(view);
    return new RequestForm(verb, request.path(), input, values, failed ? view.answer().body() : RequestForm.noErrors(),
        suggestions(view.exchange(), input), view.csrfToken(), verb.name());
  }

  private Map<String, Map<String, String>> suggestions(RequestContext exchange, BodySpec input) {
    Map<String, Map<String, String>> suggestions = new LinkedHashMap<>();
    for (FieldSpec field : input.shape().writable()) {
      suggestions.put(field.name(), views.suggestions(field, exchange));
    }
    return suggestions;
  }

  /** What the address of a list within a project says of a new object. */
  private static JsonNode given(PageView view) {
    RequestContext exchange = view.exchange();
    boolean isList = view.endpoint().operation(Verb.GET).map(Operation::reply)
        .filter(Reply.PageOf.class::isInstance).isPresent();
    return isList && exchange.within("id")
        ? exchange.number("id").<JsonNode>map(id -> JsonNodeFactory.instance.objectNode()
            .put(PROJECT, exchange.links().to(ResourceKind.PROJECT, id))).orElse(MissingNode.getInstance())
        : MissingNode.getInstance();
  }

  private static RawForm raw(PageView view, Verb verb, BodySpec input) {
    boolean patched = verb == Verb.PUT && view.endpoint().operation(Verb.PATCH).isPresent();
    List<Verb> verbs = patched ? List.of(Verb.PUT, Verb.PATCH) : List.of(verb);
    JsonNode values = verb == Verb.PUT && view.answer().status() == 200 ? view.answer().body() : given(view);
    return new RawForm(verbs, view.exchange().request().path(), input, values, view.csrfToken());
  }

  /** The input of a failed request, so that nobody has to enter it again. */
  private static JsonNode sent(RequestContext exchange) {
    try {
      return exchange.payload().data();
    } catch (RestException unreadable) {
      return MissingNode.getInstance();
    }
  }
}
