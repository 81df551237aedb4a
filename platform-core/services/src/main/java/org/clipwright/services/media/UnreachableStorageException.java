package org.clipwright.services.media;

import org.clipwright.sdk.storage.StorageException;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;

/** The server's own storage cannot be reached at the moment, which is nobody's fault and may pass. */
final class UnreachableStorageException extends PlatformException {

  private static final long serialVersionUID = 1L;

  UnreachableStorageException(StorageException cause) {
    super(ErrorCode.RESOURCE, cause.getMessage(), cause);
  }
}
