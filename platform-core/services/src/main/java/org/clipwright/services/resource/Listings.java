package org.clipwright.services.resource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clipwright.services.field.ResourceKind;

/**
 * Lists objects for many parents at once, filtered, ordered and paginated by cursor; a call takes the same number of
 * statements however many parents it names. Objects of other users are never listed. Thread-safe.
 */
public interface Listings {

  /** What a list is ordered by; ties are broken by id. */
  enum Order {
    ID,
    CREATED,
    UPDATED,
    /** The name of a project or file, or the title of an effect; other kinds have none and are ordered by id. */
    NAME,
    /** Seconds on the timeline; clips and effects only. */
    POSITION,
    /** Stacking order; clips and effects only. */
    LAYER
  }

  /** The direction of a list. */
  enum Direction {
    ASCENDING,
    DESCENDING
  }

  /**
   * Which objects are wanted; empty criteria match everything.
   *
   * @param text in the name of a project or file, or the title of an effect, in any case
   * @param word the status of an export, or the type of an effect
   * @param layer of a clip or effect
   * @param updatedSince the earliest time of the last change
   */
  record Criteria(Optional<String> text, Optional<String> word, Optional<Integer> layer,
      Optional<Instant> updatedSince) {

    /** Everything. */
    public static final Criteria ANY =
        new Criteria(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * A position in a list.
   *
   * @param value the sort value of the object there, as text produced by the store
   */
  record Key(String value, long id) {}

  /** The end that a page is taken from. */
  enum End {
    FIRST,
    LAST
  }

  /**
   * The wanted page of a list.
   *
   * @param after only what comes after this position
   * @param before only what comes before this position
   * @param limit the most objects for one parent
   */
  record Cut(Optional<Key> after, Optional<Key> before, int limit, End end) {}

  /** What is listed, and in which order. */
  record ListQuery(ResourceKind kind, Criteria criteria, Order order, Direction direction, Cut cut) {}

  /**
   * A page of a list, in the list's order whichever end it was taken from.
   *
   * @param total how many match in all, regardless of the page
   * @param more whether there are others beyond the limit
   */
  record Listing(List<Key> keys, long total, boolean more) {

    public Listing {
      keys = List.copyOf(keys);
    }
  }

  /** A list of all of an owner's objects of a kind. */
  Listing all(UserId owner, ListQuery query);

  /** A list for each parent, which is a project or a file; a parent without objects may be missing. */
  Map<Long, Listing> within(UserId owner, ResourceKind parent, Set<Long> parents, ListQuery query);
}
