package org.clipwright.services.error;

/** The storage of media cannot be reached at the moment, which is nobody's fault and may pass. */
public final class LostStorageException extends PlatformException {

  private static final long serialVersionUID = 1L;

  public LostStorageException(String message, Throwable cause) {
    super(ErrorCode.RESOURCE, message, cause);
  }

  /** Whether something failed because the storage could not be reached. */
  public static boolean isBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof LostStorageException) {
        return true;
      }
    }
    return false;
  }
}
