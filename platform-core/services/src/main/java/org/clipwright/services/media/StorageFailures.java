package org.clipwright.services.media;

import org.clipwright.sdk.storage.StorageException;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.LostStorageException;
import org.clipwright.services.error.PlatformException;

/** Turns a backend's failures into errors that users can read. */
final class StorageFailures {

  private StorageFailures() {}

  static PlatformException translated(StorageException e) {
    return switch (e.reason()) {
      case MISSING -> new PlatformException(ErrorCode.NOT_FOUND, e.getMessage(), e);
      case INVALID_KEY -> new PlatformException(ErrorCode.INVALID, e.getMessage(), e);
      case CONFLICT -> PlatformException.state(e.getMessage());
      case UNAVAILABLE -> new LostStorageException(e.getMessage(), e);
      case FULL, REFUSED -> new PlatformException(ErrorCode.RESOURCE, e.getMessage(), e);
    };
  }
}
