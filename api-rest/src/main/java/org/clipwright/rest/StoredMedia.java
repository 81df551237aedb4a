package org.clipwright.rest;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;

/** An object of a storage backend, as media to be served. */
record StoredMedia(StorageProvider storage, StoredObject object) implements Media {

  /** The object under a key; empty when there is none, or the key is no legal one. */
  static Optional<Media> find(StorageProvider storage, String key) {
    try {
      return storage.find(key).map(object -> new StoredMedia(storage, object));
    } catch (StorageException e) {
      if (e.reason() == StorageException.Reason.INVALID_KEY || e.reason() == StorageException.Reason.MISSING) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public long size() {
    return object.size();
  }

  @Override
  public String contentType() {
    return ContentTypes.of(object.key()).orElse(object.contentType());
  }

  @Override
  public String etag() {
    return object.etag();
  }

  @Override
  public Instant modified() {
    return object.modified();
  }

  @Override
  public InputStream open(long offset, long length) {
    return storage.open(object.key(), new ByteRange(offset, length));
  }
}
