package org.clipwright.services.resource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Objects of one kind in memory; removing one removes nothing else. */
abstract class InMemory<T> implements OwnedRepository<T> {

  static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

  private final SortedMap<Long, T> objects = new TreeMap<>();
  private long last;

  abstract long id(T object);

  abstract UserId owner(T object);

  abstract boolean matches(T object, Filter filter);

  abstract T withId(T draft, long id);

  @Override
  public T insert(T draft) {
    T stored = withId(draft, ++last);
    objects.put(last, stored);
    return stored;
  }

  @Override
  public Optional<T> find(UserId owner, long id) {
    return Optional.ofNullable(objects.get(id)).filter(object -> owner(object).equals(owner));
  }

  @Override
  public List<T> list(UserId owner, Filter filter, long offset, int limit) {
    return matching(owner, filter).skip(offset).limit(limit).toList();
  }

  @Override
  public List<Long> ids(UserId owner, Filter filter) {
    return matching(owner, filter).map(this::id).toList();
  }

  @Override
  public long count(UserId owner, Filter filter) {
    return matching(owner, filter).count();
  }

  private Stream<T> matching(UserId owner, Filter filter) {
    Predicate<T> own = object -> owner(object).equals(owner);
    return objects.values().stream().filter(own.and(object -> matches(object, filter)));
  }

  @Override
  public Optional<T> update(T changed) {
    return Optional.ofNullable(objects.replace(id(changed), changed)).map(old -> changed);
  }

  @Override
  public boolean delete(UserId owner, long id) {
    return find(owner, id).isPresent() && objects.remove(id) != null;
  }

  static final class Projects extends InMemory<Project> implements ProjectRepository {
    @Override
    long id(Project project) {
      return project.id();
    }

    @Override
    UserId owner(Project project) {
      return project.owner();
    }

    @Override
    boolean matches(Project project, Filter filter) {
      return true;
    }

    @Override
    Project withId(Project draft, long id) {
      return new Project(id, draft.owner(), draft.name(), draft.profile(), draft.json(), NOW, NOW);
    }
  }

  static final class Clips extends InMemory<ProjectClip> implements ClipRepository {
    @Override
    long id(ProjectClip clip) {
      return clip.id();
    }

    @Override
    UserId owner(ProjectClip clip) {
      return clip.owner();
    }

    @Override
    boolean matches(ProjectClip clip, Filter filter) {
      return filter.project().map(id -> id == clip.project()).orElse(true)
          && filter.file().map(id -> id == clip.file()).orElse(true);
    }

    @Override
    ProjectClip withId(ProjectClip draft, long id) {
      return new ProjectClip(id, draft.owner(), draft.project(), draft.file(), draft.position(), draft.start(),
          draft.end(), draft.layer(), draft.json(), NOW, NOW);
    }
  }
}
