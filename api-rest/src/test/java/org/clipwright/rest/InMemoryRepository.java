package org.clipwright.rest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.UserId;

/** One kind of resource in memory. */
class InMemoryRepository<T> implements OwnedRepository<T> {

  /** What the repository must know of its resource. */
  interface Shape<T> {
    long id(T item);

    UserId owner(T item);

    long project(T item);

    long file(T item);

    Instant created(T item);

    T stamped(T item, long id, Instant created, Instant updated);
  }

  protected final Map<Long, T> items = new ConcurrentSkipListMap<>();
  private final Shape<T> shape;
  private final LongConsumer afterDelete;
  private final AtomicLong ids = new AtomicLong();

  InMemoryRepository(Shape<T> shape, LongConsumer afterDelete) {
    this.shape = shape;
    this.afterDelete = afterDelete;
  }

  @Override
  public T insert(T draft) {
    Instant now = now();
    T stored = shape.stamped(draft, ids.incrementAndGet(), now, now);
    items.put(shape.id(stored), stored);
    return stored;
  }

  @Override
  public Optional<T> find(UserId owner, long id) {
    return Optional.ofNullable(items.get(id)).filter(item -> shape.owner(item).equals(owner));
  }

  @Override
  public List<T> list(UserId owner, Filter filter, long offset, int limit) {
    return matching(owner, filter).skip(offset).limit(limit).toList();
  }

  @Override
  public List<Long> ids(UserId owner, Filter filter) {
    return matching(owner, filter).map(shape::id).toList();
  }

  @Override
  public long count(UserId owner, Filter filter) {
    return matching(owner, filter).count();
  }

  private Stream<T> matching(UserId owner, Filter filter) {
    return items.values().stream()
        .filter(item -> shape.owner(item).equals(owner))
        .filter(item -> filter.project().filter(project -> project != shape.project(item)).isEmpty())
        .filter(item -> filter.file().filter(file -> file != shape.file(item)).isEmpty());
  }

  @Override
  public Optional<T> update(T changed) {
    return Optional.ofNullable(items.computeIfPresent(shape.id(changed),
        (id, old) -> shape.stamped(changed, id, shape.created(old), now())));
  }

  @Override
  public boolean delete(UserId owner, long id) {
    if (find(owner, id).isEmpty()) {
      return false;
    }
    items.remove(id);
    afterDelete.accept(id);
    return true;
  }

  /** Removes what belongs to a project. */
  void deleteOfProject(long project) {
    items.values().removeIf(item -> shape.project(item) == project);
  }

  /** Removes what shows a file. */
  void deleteOfFile(long file) {
    items.values().removeIf(item -> shape.file(item) == file);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
