package org.clipwright.services.resource;

import java.util.List;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Input;

/**
 * The operations that both APIs offer on every kind of resource. All act for the owner; objects of other users do not
 * exist. Invalid values fail with a {@link ValidationException}.
 */
public interface ResourceService<T> {

  /** Creates a new one. */
  T create(UserId owner, Input input);

  /** The owner's object with this id. */
  T find(UserId owner, long id);

  /** How many are selected. */
  long count(UserId owner, OwnedRepository.Selection selection);

  /** Those that are selected, at most {@code limit} after skipping {@code offset}. */
  List<T> list(UserId owner, OwnedRepository.Selection selection, long offset, int limit);

  /** Changes one; required fields must be given, and other missing fields stay as they are. */
  T replace(UserId owner, long id, Input input);

  /** Changes the given fields of one. */
  T patch(UserId owner, long id, Input input);

  /** Removes one and everything that depends on it. */
  void delete(UserId owner, long id);
}
