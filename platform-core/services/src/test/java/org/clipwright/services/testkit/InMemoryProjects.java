package org.clipwright.services.testkit;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.clipwright.services.resource.EditorState;
import org.clipwright.services.resource.ListSpec;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.UserId;

/** Projects in memory. */
public final class InMemoryProjects extends InMemoryRepository<Project> implements ProjectRepository {

  private final BiFunction<UserId, Long, ProjectRepository.Contents> inside;

  private final Map<Long, EditorState> states = new ConcurrentHashMap<>();

  InMemoryProjects(LongConsumer afterDelete, BiFunction<UserId, Long, ProjectRepository.Contents> inside) {
    super(afterDelete);
    this.inside = inside;
  }

  @Override
  long id(Project item) {
    return item.id();
  }

  @Override
  UserId owner(Project item) {
    return item.owner();
  }

  @Override
  long project(Project item) {
    return item.id();
  }

  @Override
  long file(Project item) {
    return 0;
  }

  @Override
  Instant created(Project item) {
    return item.created();
  }

  @Override
  Project stored(Project draft, long id, Instant now) {
    return new Project(id, draft.owner(), draft.name(), draft.profile(), draft.json(), now, now);
  }

  @Override
  Project changed(Project old, Project changed, Instant now) {
    return new Project(old.id(), old.owner(), changed.name(), changed.profile(), changed.json(), old.created(), now);
  }

  @Override
  Optional<Comparable<?>> value(Project item, ListSpec.Field field) {
    return switch (field) {
      case ID, PROJECT -> Optional.of(item.id());
      case NAME -> Optional.of(item.name());
      case CREATED -> Optional.of(item.created());
      case UPDATED -> Optional.of(item.updated());
      case TITLE, TYPE, EXPORT_TYPE, STATUS, PROGRESS, FILE, POSITION, START, END, LAYER -> Optional.empty();
    };
  }

  @Override
  List<String> searched(Project item) {
    return List.of(item.name());
  }

  @Override
  public EditorState editorState(UserId owner, long project) {
    return find(owner, project).map(found -> states.get(found.id())).orElse(EditorState.NONE);
  }

  @Override
  public void keep(UserId owner, long project, EditorState state) {
    find(owner, project).ifPresent(found -> states.put(found.id(), EditorState.parse(state.json().deepCopy())));
  }

  @Override
  public long reserveId() {
    return nextId();
  }

  @Override
  public Map<Long, ProjectRepository.Contents> contents(UserId owner, Collection<Long> projects) {
    Map<Long, ProjectRepository.Contents> contents = new HashMap<>();
    projects
        .forEach(project -> find(owner, project).ifPresent(_ -> contents.put(project, inside.apply(owner, project))));
    return contents;
  }
}
