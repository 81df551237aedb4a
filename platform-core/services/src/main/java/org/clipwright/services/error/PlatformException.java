package org.clipwright.services.error;

import java.util.Optional;

/** Says in one sentence, for the user, why a service could not do what it was asked. */
public class PlatformException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public PlatformException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  public PlatformException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** What kind of failure it is. */
  public ErrorCode code() {
    return code;
  }

  /** There is no such object for this caller. */
  public static PlatformException notFound() {
    return new PlatformException(ErrorCode.NOT_FOUND, ErrorText.NOT_FOUND);
  }

  /** Fails unless there is such an object for this caller. */
  public static void requireFound(Optional<?> object) {
    if (object.isEmpty()) {
      throw notFound();
    }
  }

  /** The object's state does not allow this. */
  public static PlatformException state(String message) {
    return new PlatformException(ErrorCode.STATE, message);
  }
}
