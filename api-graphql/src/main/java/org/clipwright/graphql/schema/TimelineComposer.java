package org.clipwright.graphql.schema;

import graphql.schema.idl.TypeRuntimeWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.graphql.setup.GraphQlServices;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ResourceService;
import org.clipwright.services.resource.UserId;

/** Places many clips and effects on a timeline in one transaction, and reports the errors of every item. */
final class TimelineComposer {

  private static final int MOST_ITEMS = 1000;

  private final GraphQlServices services;

  /** The result of composing; the project is empty when there are errors. */
  private record Composed(Optional<Project> project, List<Object> clips, List<Object> effects,
      List<UserError> errors) {}

  /** Rolls the transaction back. */
  private static final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<UserError> errors;

    RefusedException(List<UserError> errors) {
      super("Some items of the timeline are invalid.", null, false, false);
      this.errors = List.copyOf(errors);
    }
  }

  TimelineComposer(GraphQlServices services) {
    this.services = services;
  }

  static TypeRuntimeWiring wiring() {
    return new TypeFields<Composed>("ComposeTimelinePayload")
        .plain("project", Composed::project)
        .plain("clips", Composed::clips)
        .plain("effects", Composed::effects)
        .plain("userErrors", Composed::errors).wiring();
  }

  Object compose(UserId owner, MutationInput input) {
    try {
      return services.transactions().call(() -> composed(owner, input));
    } catch (RefusedException refused) {
      return new Composed(Optional.empty(), List.of(), List.of(), refused.errors);
    }
  }

  private Composed composed(UserId owner, MutationInput input) {
    Project project = project(owner, input);
    requireFew(input, "clips");
    requireFew(input, "effects");
    if (input.text("mode").equals("REPLACE")) {
      clear(services.resources().clips(), owner, project.id(), ProjectClip::id);
      clear(services.resources().effects(), owner, project.id(), ProjectEffect::id);
    }
    List<UserError> errors = new ArrayList<>();
    List<Object> clips = create(owner, project, input, ResourceKind.CLIP, errors);
    List<Object> effects = create(owner, project, input, ResourceKind.EFFECT, errors);
    if (!errors.isEmpty()) {
      throw new RefusedException(errors);
    }
    return new Composed(Optional.of(project), clips, effects, List.of());
  }

  private Project project(UserId owner, MutationInput input) {
    return input.number("project", GraphType.PROJECT)
        .flatMap(id -> services.reads().projects().find(owner, id))
        .orElseThrow(() -> refused("project", PlatformException.notFound().getMessage(), "NOT_FOUND"));
  }

  private static void requireFew(MutationInput input, String list) {
    int size = input.items(list).size();
    if (size > MOST_ITEMS) {
      throw refused(list, "At most " + MOST_ITEMS + " items can be placed at once, not " + size + ".", "INVALID");
    }
  }

  private static RefusedException refused(String field, String sentence, String code) {
    return new RefusedException(List.of(new UserError(Optional.of(List.of(field)), sentence, code)));
  }

  /** Tells the number of an item. */
  @FunctionalInterface
  private interface Numbered<T> {
    long of(T item);
  }

  private static <T> void clear(ResourceService<T> service, UserId owner, long project, Numbered<T> number) {
    service.list(owner, OwnedRepository.Selection.of(Filter.project(project)), 0, Integer.MAX_VALUE)
        .forEach(item -> service.delete(owner, number.of(item)));
  }

  private List<Object> create(
      UserId owner, Project project, MutationInput input, ResourceKind kind, List<UserError> errors) {
    List<Object> made = new ArrayList<>();
    List<MutationInput> items = input.items(kind.plural());
    for (int i = 0; i < items.size(); i++) {
      try {
        MutationInput item = items.get(i).with("project", GraphType.PROJECT.id(project.id()));
        made.add(services.resources().of(kind).create(owner, item.toServices()));
      } catch (PlatformException refusal) {
        errors.addAll(UserError.of(refusal, List.of(kind.plural(), Integer.toString(i))));
      }
    }
    return made;
  }
}
