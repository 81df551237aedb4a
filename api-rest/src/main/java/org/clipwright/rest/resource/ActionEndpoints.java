package org.clipwright.rest.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clipwright.http.Dispositions;
import org.clipwright.rest.media.MediaEndpoints;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Links;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpecs;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.ProjectFile;

/**
 * The actions on the objects of one resource, at the top and within a project, for example {@code /clips/7/presets/}
 * and {@code /projects/3/clips/7/presets/}.
 *
 * <p>Actions that change something or have required fields take a POST; those that only read take a GET with their
 * values in the query, and also a POST if they have fields.
 */
final class ActionEndpoints {

  /** Finds the object of a request, or fails as for a missing one. */
  interface Subject {
    long id(RequestContext exchange);
  }

  /** Shows an object of any resource to its owner. */
  interface Shown {
    ObjectNode of(ResourceKind kind, long id, RequestContext exchange);
  }

  private final List<ServiceAction> actions;
  private final Shown shown;
  private final MediaStore media;

  ActionEndpoints(List<ServiceAction> actions, Shown shown, MediaStore media) {
    this.actions = actions;
    this.shown = shown;
    this.media = media;
  }

  /** Their endpoints below a path that ends in a slash, such as {@code /clips/{id}/}. */
  List<Endpoint> below(String path, String idPrefix, Subject subject) {
    return actions.stream().map(action -> endpoint(action, path, idPrefix, subject)).toList();
  }

  private Endpoint endpoint(ServiceAction action, String path, String idPrefix, Subject subject) {
    ActionSpec spec = action.spec();
    return new Endpoint(spec.takes().name(), spec.takes().description(), new PathPattern(path + spec.name() + "/"),
        Access.SIGNED_IN, Offer.JSON_AND_PAGE, operations(action, idPrefix, subject));
  }

  private Map<Verb, Operation> operations(ServiceAction action, String idPrefix, Subject subject) {
    ActionSpec spec = action.spec();
    String id = idPrefix + spec.subject().plural() + "_" + spec.name().replaceAll("[/-]", "_");
    boolean byQuery = spec.method() == ActionSpec.Method.READ && spec.needsNothing();
    Map<Verb, Operation> operations = new EnumMap<>(Verb.class);
    if (byQuery) {
      operations.put(Verb.GET, Operation.reading(id + "_retrieve", spec.takes().description(), reply(spec),
          exchange -> answer(action, subject.id(exchange), exchange, exchange.queryInput())));
    }
    if (!byQuery || !spec.takes().fields().isEmpty()) {
      operations.put(Verb.POST,
          Operation.writing(id + "_create", spec.takes().description(), BodySpec.whole(spec.takes()),
              reply(spec), exchange -> {
                long existing = subject.id(exchange);
                return answer(action, existing, exchange, exchange.input());
              }));
    }
    return operations;
  }

  private static Reply reply(ActionSpec spec) {
    return switch (spec.answers()) {
      case SUBJECT -> new Reply.One(200, ResourceSpecs.of(spec.subject()));
      case NEW_PROJECT -> new Reply.One(201, ResourceSpecs.PROJECT);
      case NEW_FILE -> new Reply.One(201, ResourceSpecs.FILE);
      case DOCUMENT -> new Reply.Open("JSON.", spec.name().equals("storage")
          ? "{\"backend\": \"local\", \"storage\": 1048576}"
          : "{\"id\": \"PROJECT7\", \"width\": 1920, \"height\": 1080, \"files\": [], \"clips\": [], \"effects\": []}");
      case SENTENCE -> new Reply.Open("A message, as \"detail\".", "{\"detail\": \"Done.\"}");
      case FINDINGS -> new Reply.Open(
          "The result as \"detail\"; with errors, the status is 400. Findings are listed in \"json\" as \"errors\" and"
              + " \"warnings\".",
          "{\"detail\": \"Your project is valid!\", \"json\": {\"warnings\": []}}");
      case FILES -> new Reply.Open("Files, each with its own address and those of its media.", """
          [{"media": "http://127.0.0.1:8080/media/video/files/3/sea.mp4",
            "download": "http://127.0.0.1:8080/files/7/download/", "url": "http://127.0.0.1:8080/files/7/"}]""");
      case MEDIA -> new Reply.Bytes(List.of("application/octet-stream"));
      case PICTURE -> Reply.Bytes.PICTURE;
      case ARCHIVE -> new Reply.Bytes(List.of("application/zip"));
    };
  }

  private Answer answer(ServiceAction action, long subject, RequestContext exchange, Input input) {
    ActionResult result = action.run(exchange.user().id(), subject, input);
    return switch (result) {
      case ActionResult.Resource resource -> resource(action.spec(), resource, exchange);
      case ActionResult.Document document -> Answer.ok(document.json());
      case ActionResult.Sentence sentence -> Answer.detail(sentence.text());
      case ActionResult.Findings findings -> findings(findings);
      case ActionResult.Files files -> Answer.ok(list(files.files(), exchange.links()));
      case ActionResult.Media stored -> MediaEndpoints.download(media, exchange, stored.key());
      case ActionResult.Picture picture -> picture.version()
          .map(version -> new VersionedAnswer(version,
              VersionedAnswer.named(exchange).filter(version::equals).isPresent())
              .of(exchange, picture.contentType(), picture.bytes()))
          .orElseGet(() -> Answer.picture(picture));
      case ActionResult.Archive archive -> new Answer.Streamed(200, "application/zip", archive.body()::writeTo,
          List.of(Dispositions.attachment(archive.name())));
    };
  }

  private static Answer findings(ActionResult.Findings found) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("detail", found.sentence());
    if (!found.findings().isEmpty()) {
      ObjectNode json = body.putObject("json");
      found.of(ActionResult.Finding.Weight.ERROR).forEach(finding -> put(json.withArray("errors"), finding));
      found.of(ActionResult.Finding.Weight.WARNING).forEach(finding -> put(json.withArray("warnings"), finding));
    }
    return new Answer.Data(found.isValid() ? 200 : 400, body, List.of());
  }

  private static void put(ArrayNode list, ActionResult.Finding finding) {
    list.addObject().put("subject", finding.subject()).put("message", finding.sentence());
  }

  private Answer resource(ActionSpec spec, ActionResult.Resource resource, RequestContext exchange) {
    boolean made = Stream.of(ActionSpec.AnswerForm.NEW_PROJECT, ActionSpec.AnswerForm.NEW_FILE)
        .anyMatch(spec.answers()::equals);
    ObjectNode json = shown.of(resource.kind(), resource.id(), exchange);
    return made ? Answer.created(json) : Answer.ok(json);
  }

  private static ArrayNode list(List<ProjectFile> files, Links links) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    files.forEach(file -> list.addObject()
        .put("media", links.toMedia(file.key()))
        .put("download", links.to(ResourceKind.FILE, file.id(), "download"))
        .put("url", links.to(ResourceKind.FILE, file.id())));
    return list;
  }
}
