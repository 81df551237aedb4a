package org.clipwright.services.media;

import org.clipwright.sdk.storage.StorageException;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;

/** Turns a backend's failures into errors that users can read. */
final class StorageFailures {

  private StorageFailures() {}

  static PlatformException translated(StorageException e) {
    return switch (e.reason()) {
      case MISSING -> new PlatformException(ErrorCode.NOT_FOUND, e.getMessage(), e);
      case INVALID_KEY -> new PlatformException(ErrorCode.INVALID, e.getMessage(), e);
      case CONFLICT -> PlatformException.state(e.getMessage());
      case UNAVAILABLE -> new UnreachableStorageException(e);
      case FULL, REFUSED -> new PlatformException(ErrorCode.RESOURCE, e.getMessage(), e);
    };
  }

  /** Whether something failed because the server's own storage could not be reached, which may pass. */
  static boolean isOutage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreachableStorageException) {
        return true;
      }
    }
    return false;
  }
}
