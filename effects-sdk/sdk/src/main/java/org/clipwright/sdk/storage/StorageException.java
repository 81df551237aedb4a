package org.clipwright.sdk.storage;

/** Says in one sentence, for the user, why a backend could not do what it was asked. */
public class StorageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of failure it is, so that callers can react. */
  public enum Reason {
    /** There is no object of that name. */
    MISSING,
    /** The name is no legal key. */
    INVALID_KEY,
    /** Another object is there than the caller's condition allows. */
    CONFLICT,
    /** The backend has no room left. */
    FULL,
    /** The backend refuses the credentials or the operation. */
    REFUSED,
    /** The backend cannot be reached or answers with a failure; a later try may succeed. */
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

  /** What kind of failure it is. */
  public Reason reason() {
    return reason;
  }
}
