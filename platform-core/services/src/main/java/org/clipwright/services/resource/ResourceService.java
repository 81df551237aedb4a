package org.clipwright.services.resource;

import java.util.List;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Input;

/**
 * What both APIs can do with every kind of resource. All of it is for the owner; what belongs to somebody else does not
 * exist. Wrong values fail with a {@link ValidationException}.
 */
public interface ResourceService<T> {

  /** Makes a new one. */
  T create(UserId owner, Input input);

  /** The one of an id. */
  T find(UserId owner, long id);

  /** How many are selected. */
  long count(UserId owner, Selection selection);

  /** Those that are selected, at most {@code limit} after skipping {@code offset}. */
  List<T> list(UserId owner, Selection selection, long offset, int limit);

  /** Changes one; required fields must be given, others stay as they are when they are not. */
  T replace(UserId owner, long id, Input input);

  /** Changes the given fields of one. */
  T patch(UserId owner, long id, Input input);

  /** Removes one with all that depends on it. */
  void delete(UserId owner, long id);
}
