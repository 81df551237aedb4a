package org.clipwright.services.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps one kind of resource. Every read and delete names the owner; objects of other users do not exist.
 *
 * <p>Thread-safe; inside {@link Transactions}, the calls of one thread form one transaction.
 */
public interface OwnedRepository<T> {

  /**
   * Which of an owner's objects a list contains, and in which order; {@link ListSpec} says what each kind supports.
   *
   * @param within the parent they belong to
   * @param words texts that must each occur somewhere in the searched fields, ignoring case
   * @param values fields to their required values; numbers as text that the field's type can parse
   * @param order what they are ordered by, most important first; ties are broken by id
   */
  record Selection(
      Filter within, List<String> words, Map<ListSpec.Field, String> values, List<Order> order) {

    public record Order(ListSpec.Field field, Listings.Direction direction) {}

    public Selection {
      words = List.copyOf(words);
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      order = List.copyOf(order);
    }

    /** All objects of a parent, in the order of their ids. */
    public static Selection of(Filter within) {
      return new Selection(within, List.of(), Map.of(), List.of());
    }
  }

  /**
   * Which of the owner's objects are meant.
   *
   * @param project only those of a project
   * @param file only those that show a file
   */
  record Filter(Optional<Long> project, Optional<Long> file) {

    /** All of them. */
    public static final Filter ALL = new Filter(Optional.empty(), Optional.empty());

    /** Those of a project. */
    public static Filter project(long id) {
      return new Filter(Optional.of(id), Optional.empty());
    }

    /** Those that show a file. */
    public static Filter file(long id) {
      return new Filter(Optional.empty(), Optional.of(id));
    }
  }

  /** Stores a new object and returns it with its id and times. */
  T insert(T draft);

  /** The owner's object with this id. */
  Optional<T> find(UserId owner, long id);

  /** The objects of some ids, in no particular order; missing ones are left out. Stores do it in one statement. */
  List<T> findAll(UserId owner, Collection<Long> ids);

  /** Objects in their selection's order, at most {@code limit} after skipping {@code offset}. */
  List<T> list(UserId owner, Selection selection, long offset, int limit);

  /** Objects in the order of their ids, at most {@code limit} after skipping {@code offset}. */
  default List<T> list(UserId owner, Filter filter, long offset, int limit) {
    return list(owner, Selection.of(filter), offset, limit);
  }

  /**
   * Passes all of them to an action, in the order of their ids. Stores read them in one statement and hold a few at a
   * time, so that callers who keep only some need memory for those alone.
   */
  void forEach(UserId owner, Filter filter, Consumer<? super T> action);

  /** All of them, in the order of their ids: for callers that need everything at once. */
  default List<T> all(UserId owner, Filter filter) {
    List<T> found = new ArrayList<>();
    forEach(owner, filter, found::add);
    return found;
  }

  /** The ids of all of them, in order; stores read nothing else. */
  List<Long> ids(UserId owner, Filter filter);

  /** How many there are. */
  long count(UserId owner, Selection selection);

  /** How many there are. */
  default long count(UserId owner, Filter filter) {
    return count(owner, Selection.of(filter));
  }

  /** Stores the changed values of an object that exists, and returns it with its new time; empty when it is gone. */
  Optional<T> update(T changed);

  /** Removes an object and everything that depends on it; false when there was none. */
  boolean delete(UserId owner, long id);
}
