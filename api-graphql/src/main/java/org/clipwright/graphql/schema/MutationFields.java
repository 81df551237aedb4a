package org.clipwright.graphql.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.Optional;
import org.clipwright.graphql.execution.SignedInCaller;
import org.clipwright.graphql.setup.GraphQlServices;
import org.clipwright.graphql.upload.Uploads;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ResourceService;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.title.FontService;

/** The fields of the mutation type: three for every resource, one for every action, and the composer. */
final class MutationFields {

  private final GraphQlServices services;
  private final TimelineComposer composer;
  private final UploadMutations uploads;

  /** The work of a mutation. */
  @FunctionalInterface
  private interface Change {
    Object of(UserId owner, MutationInput input);
  }

  MutationFields(GraphQlServices services, Uploads places) {
    this.services = services;
    this.composer = new TimelineComposer(services);
    this.uploads = new UploadMutations(places, services);
  }

  TypeRuntimeWiring wiring() {
    TypeFields<Object> fields = new TypeFields<>("Mutation");
    for (GraphType type : GraphType.values()) {
      ResourceService<?> service = services.resources().of(type.kind());
      add(fields, "create" + type.title(), (owner, input) -> service.create(owner, input.toServices()));
      add(fields, "update" + type.title(), (owner, input) -> update(owner, type, input));
      add(fields, "delete" + type.title(), (owner, input) -> delete(owner, type, input));
      services.actions().of(type.kind()).stream()
          .filter(action -> action.spec().method() == ActionSpec.Method.WRITE)
          .forEach(action -> add(fields, ActionSchema.mutation(action.spec()),
              (owner, input) -> act(owner, type, action, input)));
    }
    fields.with("composeTimeline", (_, environment) -> {
      Loaders.forget(environment);
      return composer.compose(SignedInCaller.owner(environment), MutationInput.of(environment));
    });
    add(fields, "addFont",
        (owner, input) -> services.catalogues().fonts().add(owner, FontService.font(input.toServices()).orElseThrow()));
    uploads.addTo(fields);
    return fields.wiring();
  }

  private static void add(TypeFields<Object> fields, String name, Change change) {
    fields.with(name, (_, environment) -> changed(environment, change));
  }

  /** Whatever the operation read before is now stale. */
  private static MutationPayload changed(DataFetchingEnvironment environment, Change change) {
    UserId owner = SignedInCaller.owner(environment);
    MutationPayload payload = MutationPayload.from(() -> change.of(owner, MutationInput.of(environment)));
    Loaders.forget(environment);
    return payload;
  }

  private Object update(UserId owner, GraphType type, MutationInput input) {
    long id = id(input, type);
    ResourceService<?> service = services.resources().of(type.kind());
    return service.patch(owner, id, input.toServices(() -> json(service.find(owner, id))));
  }

  private static Optional<ObjectNode> json(Object present) {
    return switch (present) {
      case ProjectClip clip -> Optional.of(clip.json());
      case ProjectEffect effect -> Optional.of(effect.json());
      default -> Optional.empty();
    };
  }

  private Object delete(UserId owner, GraphType type, MutationInput input) {
    long id = id(input, type);
    services.resources().of(type.kind()).delete(owner, id);
    return type.id(id);
  }

  private Object act(UserId owner, GraphType type, ServiceAction action, MutationInput input) {
    long id = id(input, type);
    return switch (action.run(owner, id, input.toServices())) {
      case ActionResult.Resource made -> find(owner, made.kind(), made.id());
      case ActionResult.Sentence _ -> find(owner, type.kind(), id);
      case ActionResult other -> throw new IllegalStateException(
          "The action " + action.spec().name() + " gives " + other.getClass().getSimpleName()
              + ", which is not a mutation.");
    };
  }

  private Object find(UserId owner, ResourceKind kind, long id) {
    return services.resources().of(kind).find(owner, id);
  }

  private static long id(MutationInput input, GraphType type) {
    return input.number("id", type).orElseThrow(PlatformException::notFound);
  }
}
