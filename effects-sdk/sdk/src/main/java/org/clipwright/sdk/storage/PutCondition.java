package org.clipwright.sdk.storage;

import java.util.Optional;

/**
 * What has to hold for the object that is there before another takes its place; else {@code CONFLICT}, and it stays.
 */
public sealed interface PutCondition {

  /** Whatever is there is replaced. */
  record Always() implements PutCondition {}

  /** Nothing may be there. */
  record Absent() implements PutCondition {}

  /**
   * The object has to be the one that the caller saw.
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

  /** Whether it holds for what is there; for backends that look and store under a lock of their own. */
  default boolean holds(Optional<StoredObject> there) {
    return switch (this) {
      case Always() -> true;
      case Absent() -> there.isEmpty();
      case Unchanged(String etag) -> there.filter(object -> object.etag().equals(etag)).isPresent();
    };
  }
}
