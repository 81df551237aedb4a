package org.clipwright.services.testkit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.clipwright.services.resource.ListSpec;
import org.clipwright.services.resource.Listings.Direction;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.UserId;

/** One kind of resource in memory; {@code OwnedRepositoryContract} holds it to what PostgreSQL does. */
abstract class InMemoryRepository<T> implements OwnedRepository<T> {

  private final Map<Long, T> items = new ConcurrentSkipListMap<>();
  private final LongConsumer afterDelete;
  private final AtomicLong ids = new AtomicLong();

  InMemoryRepository(LongConsumer afterDelete) {
    this.afterDelete = afterDelete;
  }

  abstract long id(T item);

  abstract UserId owner(T item);

  /** The project it belongs to; its own id for a project. */
  abstract long project(T item);

  /** The file it shows, or is; 0 for none. */
  abstract long file(T item);

  abstract Instant created(T item);

  /** A draft as it is stored at first. */
  abstract T stored(T draft, long id, Instant now);

  /** What is left of an old item when a changed one is stored. */
  abstract T changed(T old, T changed, Instant now);

  /** The value of a field; empty when this kind does not have it. */
  abstract Optional<Comparable<?>> value(T item, ListSpec.Field field);

  /** What a search looks into. */
  abstract List<String> searched(T item);

  /** All of everybody, in the order of their ids. */
  public List<T> all() {
    return List.copyOf(items.values());
  }

  Optional<T> any(long id) {
    return Optional.ofNullable(items.get(id));
  }

  /** Replaces an item as it is. */
  T put(T item) {
    items.put(id(item), item);
    return item;
  }

  @Override
  public T insert(T draft) {
    return put(stored(draft, id(draft) > 0 ? id(draft) : nextId(), now()));
  }

  final long nextId() {
    return ids.incrementAndGet();
  }

  @Override
  public Optional<T> find(UserId owner, long id) {
    return any(id).filter(item -> owner(item).equals(owner));
  }

  @Override
  public List<T> findAll(UserId owner, Collection<Long> wanted) {
    return wanted.stream().distinct().flatMap(id -> find(owner, id).stream()).toList();
  }

  @Override
  public List<T> list(UserId owner, OwnedRepository.Selection selection, long offset, int limit) {
    return matching(owner, selection).sorted(order(selection)).skip(offset).limit(limit).toList();
  }

  @Override
  public void forEach(UserId owner, Filter filter, Consumer<? super T> action) {
    matching(owner, OwnedRepository.Selection.of(filter)).toList().forEach(action);
  }

  @Override
  public List<Long> ids(UserId owner, Filter filter) {
    return matching(owner, OwnedRepository.Selection.of(filter)).map(this::id).toList();
  }

  @Override
  public long count(UserId owner, OwnedRepository.Selection selection) {
    return matching(owner, selection).count();
  }

  private Stream<T> matching(UserId owner, OwnedRepository.Selection selection) {
    return items.values().stream()
        .filter(item -> owner(item).equals(owner))
        .filter(item -> selection.within().project().filter(project -> project != project(item)).isEmpty())
        .filter(item -> selection.within().file().filter(file -> file != file(item)).isEmpty())
        .filter(item -> selection.words().stream().allMatch(word -> mentions(item, word)))
        .filter(item -> selection.values().entrySet().stream().allMatch(wanted -> value(item, wanted.getKey())
            .filter(value -> value.toString().equals(wanted.getValue())).isPresent()));
  }

  private boolean mentions(T item, String word) {
    String part = word.toLowerCase(Locale.ROOT);
    return searched(item).stream().anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(part));
  }

  private Comparator<T> order(OwnedRepository.Selection selection) {
    Comparator<T> order = (_, _) -> 0;
    for (OwnedRepository.Selection.Order wanted : selection.order()) {
      Comparator<T> by = (a, b) -> compared(a, b, wanted.field());
      order = order.thenComparing(wanted.direction() == Direction.ASCENDING ? by : by.reversed());
    }
    return order.thenComparingLong(this::id);
  }

  @SuppressWarnings("unchecked")
  private int compared(T a, T b, ListSpec.Field field) {
    return value(a, field)
        .map(value -> ((Comparable<Object>) value).compareTo(value(b, field).orElseThrow()))
        .orElseGet(() -> Long.compare(id(a), id(b)));
  }

  @Override
  public Optional<T> update(T changed) {
    return find(owner(changed), id(changed)).map(old -> put(changed(old, changed, now())));
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
    items.values().removeIf(item -> project(item) == project);
  }

  /** Removes what shows a file. */
  void deleteOfFile(long file) {
    items.values().removeIf(item -> file(item) == file);
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
