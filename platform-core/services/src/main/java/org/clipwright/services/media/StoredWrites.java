package org.clipwright.services.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.clipwright.sdk.storage.PutCondition;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;

/** Stores objects while there is room for them, with the media type that their names or first bytes give. */
record StoredWrites(StorageProvider backend, DiskFloor floor) {

  /**
   * Stores bytes atomically.
   *
   * @param length their number, if it is known
   * @param file where the same bytes are, if they are a file that the backend may share
   * @throws PlatformException when the disk is too full, the bytes cannot be read, or the backend refuses them
   */
  StoredObject put(
      String key, InputStream content, OptionalLong length, Optional<Path> file, PutCondition condition) {
    try {
      floor.require(length.orElse(0));
      PushbackInputStream whole = new PushbackInputStream(floor.guarded(content), MediaTypes.HEAD_BYTES);
      byte[] head = whole.readNBytes(MediaTypes.HEAD_BYTES);
      whole.unread(head);
      PutRequest request = PutRequest.of(key, whole, MediaTypes.of(key, head)).when(condition);
      PutRequest measured = length.isPresent() ? request.withLength(length.getAsLong()) : request;
      return backend.put(file.map(measured::withFile).orElse(measured));
    } catch (StorageException e) {
      throw StorageFailures.translated(e);
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The bytes to store cannot be read: " + e.getMessage(), e);
    }
  }
}
