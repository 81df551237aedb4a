package org.clipwright.sdk.storage;

import java.util.Optional;

/** The condition under which an existing object may be replaced; otherwise {@code CONFLICT}, and it stays. */
public sealed interface PutCondition {

  /** Replace any existing object. */
  record Always() implements PutCondition {}

  /** No object may exist under the key. */
  record Absent() implements PutCondition {}

  /**
   * The object must still be the one that the caller saw.
   *
   * @param etag of that object
   */
  record Unchanged(String etag) implements PutCondition {}

  static PutCondition always() {
    return new Always();
  }

  static PutCondition absent() {
    return new Absent();
  }

  static PutCondition unchanged(String etag) {
    return new Unchanged(etag);
  }

  /** Whether the condition holds for the existing object; for backends that check and store under their own lock. */
  default boolean holds(Optional<StoredObject> there) {
    return switch (this) {
      case Always() -> true;
      case Absent() -> there.isEmpty();
      case Unchanged(String etag) -> there.filter(object -> object.etag().equals(etag)).isPresent();
    };
  }
}
