package org.clipwright.sdk.storage;

/** Says in one sentence, for the user, why a backend could not do what it was asked. */
public class StorageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The kind of failure, so that callers can react. */
  public enum Reason {
    /** There is no object with that key. */
    MISSING,
    /** The key is not legal. */
    INVALID_KEY,
    /** The existing object does not satisfy the caller's condition. */
    CONFLICT,
    /** The backend is full. */
    FULL,
    /** The backend refuses the credentials or the operation. */
    REFUSED,
    /** The backend cannot be reached or reports a failure; a later attempt may succeed. */
    UNAVAILABLE
  }

  private final Reason reason;

  public StorageException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public StorageException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** The kind of failure. */
  public Reason reason() {
    return reason;
  }
}
