package org.clipwright.services.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clipwright.services.resource.ListSpec;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.UserId;

/** Effects in memory. */
public final class InMemoryEffects extends InMemoryRepository<ProjectEffect> implements OwnedRepository<ProjectEffect> {

  InMemoryEffects() {
    super(_ -> {});
  }

  @Override
  long id(ProjectEffect item) {
    return item.id();
  }

  @Override
  UserId owner(ProjectEffect item) {
    return item.owner();
  }

  @Override
  long project(ProjectEffect item) {
    return item.project();
  }

  @Override
  long file(ProjectEffect item) {
    return 0;
  }

  @Override
  Instant created(ProjectEffect item) {
    return item.created();
  }

  @Override
  ProjectEffect stored(ProjectEffect draft, long id, Instant now) {
    return new ProjectEffect(id, draft.owner(), draft.project(), draft.title(), draft.type(), draft.position(),
        draft.start(), draft.end(), draft.layer(), draft.json(), now, now);
  }

  @Override
  ProjectEffect changed(ProjectEffect old, ProjectEffect changed, Instant now) {
    return new ProjectEffect(old.id(), old.owner(), changed.project(), changed.title(), changed.type(),
        changed.position(), changed.start(), changed.end(), changed.layer(), changed.json(), old.created(), now);
  }

  @Override
  Optional<Comparable<?>> value(ProjectEffect item, ListSpec.Field field) {
    return switch (field) {
      case ID -> Optional.of(item.id());
      case CREATED -> Optional.of(item.created());
      case UPDATED -> Optional.of(item.updated());
      case PROJECT -> Optional.of(item.project());
      case TITLE -> Optional.of(item.title());
      case TYPE -> Optional.of(item.type());
      case POSITION -> Optional.of(item.position());
      case START -> Optional.of(item.start());
      case END -> Optional.of(item.end());
      case LAYER -> Optional.of(item.layer());
      case NAME, EXPORT_TYPE, STATUS, PROGRESS, FILE -> Optional.empty();
    };
  }

  @Override
  List<String> searched(ProjectEffect item) {
    return List.of(item.title(), item.type());
  }
}
