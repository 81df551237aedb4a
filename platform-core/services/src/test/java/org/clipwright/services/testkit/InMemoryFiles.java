package org.clipwright.services.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.clipwright.services.resource.ListSpec;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Files in memory. */
public final class InMemoryFiles extends InMemoryRepository<ProjectFile> implements OwnedRepository<ProjectFile> {

  InMemoryFiles(LongConsumer afterDelete) {
    super(afterDelete);
  }

  @Override
  long id(ProjectFile item) {
    return item.id();
  }

  @Override
  UserId owner(ProjectFile item) {
    return item.owner();
  }

  @Override
  long project(ProjectFile item) {
    return item.project();
  }

  @Override
  long file(ProjectFile item) {
    return item.id();
  }

  @Override
  Instant created(ProjectFile item) {
    return item.created();
  }

  @Override
  ProjectFile stored(ProjectFile draft, long id, Instant now) {
    return new ProjectFile(id, draft.owner(), draft.project(), draft.key(), draft.info(), draft.json(), now, now);
  }

  @Override
  ProjectFile changed(ProjectFile old, ProjectFile changed, Instant now) {
    return new ProjectFile(old.id(), old.owner(), changed.project(), changed.key(), changed.info(), changed.json(),
        old.created(), now);
  }

  @Override
  Optional<Comparable<?>> value(ProjectFile item, ListSpec.Field field) {
    return switch (field) {
      case ID, FILE -> Optional.of(item.id());
      case NAME -> Optional.of(item.name());
      case TYPE -> Optional.of(item.info().path("media_type").asText());
      case PROJECT -> Optional.of(item.project());
      case CREATED -> Optional.of(item.created());
      case UPDATED -> Optional.of(item.updated());
      case TITLE, EXPORT_TYPE, STATUS, PROGRESS, POSITION, START, END, LAYER -> Optional.empty();
    };
  }

  @Override
  List<String> searched(ProjectFile item) {
    return List.of(item.name());
  }
}
