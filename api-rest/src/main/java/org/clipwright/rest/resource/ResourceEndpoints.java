package org.clipwright.rest.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.http.Query;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Action;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.ResourceSpecs;
import org.clipwright.services.project.ProjectService;
import org.clipwright.services.resource.ListSpec;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.UserId;

/**
 * What every resource offers: its list and its objects, at the top and within a project.
 *
 * @param <T> the resource
 */
final class ResourceEndpoints<T> {

  private final Resource<T> resource;
  private final ProjectService projects;
  private final ResourceSpec spec;
  private final String plural;

  ResourceEndpoints(Resource<T> resource, ProjectService projects) {
    this.resource = resource;
    this.projects = projects;
    this.spec = ResourceSpecs.of(resource.kind());
    this.plural = resource.kind().plural();
  }

  ResourceKind kind() {
    return resource.kind();
  }

  /** The list and its objects, for example {@code /clips/} and {@code /clips/7/}. */
  List<Endpoint> top() {
    return List.of(
        endpoint(spec.name() + " List", "/" + plural + "/", Map.of(
            Verb.GET, reading("list", "Lists " + plural + ".", page(), this::list),
            Verb.POST, writing("create", "Creates " + article() + ".", 201, whole(), this::create))),
        endpoint(spec.name() + " Instance", "/" + plural + "/{id}/",
            instance("", "id", this::own, RequestContext::input)));
  }

  /** The same within a project, for example {@code /projects/3/clips/} and {@code /projects/3/clips/7/}. */
  List<Endpoint> nested() {
    String within = " of a project";
    return List.of(
        endpoint(spec.name() + " List", "/projects/{id}/" + plural + "/", Map.of(
            Verb.GET, reading("projects_", "list", "Lists " + plural + within + ".", page(), this::list),
            Verb.POST, writing("projects_", "create", "Creates " + article() + within + ".", 201, whole(),
                this::create))),
        endpoint(spec.name() + " Instance", "/projects/{id}/" + plural + "/{item}/",
            instance("projects_", "item", this::nested, this::inputWithin)));
  }

  /** The actions on its objects, those within a project first since they have the longer addresses. */
  List<Endpoint> actions(ActionEndpoints actions) {
    List<Endpoint> endpoints = new ArrayList<>(
        actions.below("/" + plural + "/{id}/", "", exchange -> existing(exchange, "id", this::own)));
    if (resource.kind() != ResourceKind.PROJECT) {
      endpoints.addAll(actions.below("/projects/{id}/" + plural + "/{item}/", "projects_",
          exchange -> existing(exchange, "item", this::nested)));
    }
    return endpoints;
  }

  /** Shows one of them to its owner. */
  ObjectNode shown(RequestContext exchange, long id) {
    return json(exchange, resource.service().find(owner(exchange), id));
  }

  private ObjectNode json(RequestContext exchange, T item) {
    return resource.shown(owner(exchange), item, exchange.links());
  }

  private Reply page() {
    return new Reply.PageOf(spec, ListRequest.parameters(ListSpec.of(resource.kind())));
  }

  /** Extracts a request's values for the services. */
  private interface Values {
    Input of(RequestContext exchange);
  }

  /** Finds the object of a request, or fails as for a missing one. */
  private interface Own<T> {
    T of(RequestContext exchange);
  }

  private Map<Verb, Operation> instance(String prefix, String place, Own<T> own, Values values) {
    return Map.of(
        Verb.GET, reading(prefix, "retrieve", "Shows " + article() + ".", new Reply.One(200, spec),
            exchange -> Answer.ok(json(exchange, own.of(exchange)))),
        Verb.PUT, writing(prefix, "update", "Changes " + article() + ".", 200, whole(),
            exchange -> {
              long id = existing(exchange, place, own);
              return shown(exchange, resource.service().replace(owner(exchange), id, values.of(exchange)));
            }),
        Verb.PATCH, writing(prefix, "partial_update", "Changes some fields of " + article() + ".", 200,
            BodySpec.part(spec),
            exchange -> {
              long id = existing(exchange, place, own);
              return shown(exchange, resource.service().patch(owner(exchange), id, values.of(exchange)));
            }),
        Verb.DELETE, reading(prefix, "destroy", "Removes " + article() + ".", new Reply.Nothing(),
            exchange -> {
              resource.service().delete(owner(exchange), existing(exchange, place, own));
              return Answer.noContent();
            }));
  }

  /** DRF: a missing object fails before the body is examined. */
  private long existing(RequestContext exchange, String place, Own<T> own) {
    own.of(exchange);
    return exchange.id(place);
  }

  private T own(RequestContext exchange) {
    return resource.service().find(owner(exchange), exchange.id("id"));
  }

  /** The caller's own objects belong to the caller's own projects, so the project need not be read. */
  private T nested(RequestContext exchange) {
    long project = exchange.id("id");
    T item = resource.service().find(owner(exchange), exchange.id("item"));
    if (resource.project().applyAsLong(item) != project) {
      throw RestException.notFound();
    }
    return item;
  }

  private Answer list(RequestContext exchange) {
    Filter within = project(exchange).map(Filter::project).orElse(Filter.ALL);
    Query query = exchange.request().query();
    ListRequest asked = new ListRequest(query, ListSpec.of(resource.kind()), exchange.resolver());
    OwnedRepository.Selection selection = asked.selection(within);
    long count = resource.service().count(owner(exchange), selection);
    PageLinks page = PageLinks.of(query, count);
    List<T> items = resource.service().list(owner(exchange), selection, page.offset(), page.size());
    RestRequest request = exchange.request();
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.put("count", count);
    list.put("next", page.next(request.address(), query).orElse(null));
    list.put("previous", page.previous(request.address(), query).orElse(null));
    list.putArray("results").addAll(resource.representation().of(owner(exchange), items, exchange.links()));
    return Answer.ok(list);
  }

  private Answer create(RequestContext exchange) {
    T created = resource.service().create(owner(exchange), inputOfNew(exchange));
    return Answer.created(json(exchange, created));
  }

  /**
   * The body, in the project of the address. Where the id is a word such as {@code undefined}, the project in the body
   * counts: some clients build that address by hand and name the project in the body as well.
   */
  private Input inputOfNew(RequestContext exchange) {
    boolean isWord = exchange.within("id") && exchange.number("id").isEmpty();
    if (isWord && exchange.payload().object().hasNonNull("project")) {
      return exchange.input();
    }
    return project(exchange).isPresent() ? inputWithin(exchange) : exchange.input();
  }

  private Answer shown(RequestContext exchange, T item) {
    return Answer.ok(json(exchange, item));
  }

  /** The project in the address of the request, which must be the caller's own. */
  private Optional<Long> project(RequestContext exchange) {
    if (!exchange.within("id")) {
      return Optional.empty();
    }
    return Optional.of(projects.find(owner(exchange), exchange.id("id")).id());
  }

  /** The body with the project of the address, whatever project the body names. */
  private Input inputWithin(RequestContext exchange) {
    String path = "/" + ResourceKind.PROJECT.plural() + "/" + exchange.id("id") + "/";
    return exchange.inputWith(exchange.payload().object().deepCopy().put("project", path));
  }

  private static UserId owner(RequestContext exchange) {
    return exchange.user().id();
  }

  private BodySpec whole() {
    BodySpec body = BodySpec.whole(spec);
    if (resource.kind() == ResourceKind.CLIP) {
      body = body.sometimesWithout("file");
    }
    for (Map.Entry<String, String> example : resource.examples().entrySet()) {
      body = body.showing(example.getKey(), example.getValue());
    }
    return body;
  }

  private String article() {
    return ("aeiou".indexOf(resource.kind().word().charAt(0)) < 0 ? "a " : "an ") + resource.kind().word();
  }

  private Endpoint endpoint(String title, String path, Map<Verb, Operation> operations) {
    return new Endpoint(title, spec.description(), new PathPattern(path), Access.SIGNED_IN, Offer.JSON_AND_PAGE,
        operations);
  }

  private Operation reading(String name, String summary, Reply reply, Action action) {
    return reading("", name, summary, reply, action);
  }

  private Operation reading(String prefix, String name, String summary, Reply reply, Action action) {
    return Operation.reading(prefix + plural + "_" + name, summary, reply, action);
  }

  private Operation writing(String name, String summary, int status, BodySpec body, Action action) {
    return writing("", name, summary, status, body, action);
  }

  private Operation writing(String prefix, String name, String summary, int status, BodySpec body, Action action) {
    return Operation.writing(prefix + plural + "_" + name, summary, body, new Reply.One(status, spec), action);
  }
}
