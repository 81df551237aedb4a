package org.clipwright.services.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.clipwright.services.resource.ListSpec;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.UserId;

/** Clips in memory. */
public final class InMemoryClips extends InMemoryRepository<ProjectClip> implements OwnedRepository<ProjectClip> {

  private final LongFunction<String> fileName;

  InMemoryClips(LongFunction<String> fileName) {
    super(_ -> {});
    this.fileName = fileName;
  }

  @Override
  long id(ProjectClip item) {
    return item.id();
  }

  @Override
  UserId owner(ProjectClip item) {
    return item.owner();
  }

  @Override
  long project(ProjectClip item) {
    return item.project();
  }

  @Override
  long file(ProjectClip item) {
    return item.file();
  }

  @Override
  Instant created(ProjectClip item) {
    return item.created();
  }

  @Override
  ProjectClip stored(ProjectClip draft, long id, Instant now) {
    return new ProjectClip(id, draft.owner(), draft.project(), draft.file(), draft.position(), draft.start(),
        draft.end(), draft.layer(), draft.json(), now, now);
  }

  @Override
  ProjectClip changed(ProjectClip old, ProjectClip changed, Instant now) {
    return new ProjectClip(old.id(), old.owner(), changed.project(), changed.file(), changed.position(),
        changed.start(), changed.end(), changed.layer(), changed.json(), old.created(), now);
  }

  @Override
  Optional<Comparable<?>> value(ProjectClip item, ListSpec.Field field) {
    return switch (field) {
      case ID -> Optional.of(item.id());
      case CREATED -> Optional.of(item.created());
      case UPDATED -> Optional.of(item.updated());
      case PROJECT -> Optional.of(item.project());
      case FILE -> Optional.of(item.file());
      case POSITION -> Optional.of(item.position());
      case START -> Optional.of(item.start());
      case END -> Optional.of(item.end());
      case LAYER -> Optional.of(item.layer());
      case NAME, TITLE, TYPE, EXPORT_TYPE, STATUS, PROGRESS -> Optional.empty();
    };
  }

  @Override
  List<String> searched(ProjectClip item) {
    return List.of(item.json().hasNonNull("title") ? item.json().get("title").asText() : fileName.apply(item.file()));
  }
}
