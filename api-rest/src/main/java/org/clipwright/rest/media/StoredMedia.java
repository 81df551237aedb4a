package org.clipwright.rest.media;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.clipwright.rest.message.Media;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.MediaTypes;

/** An object of a storage backend, as media to be served. */
record StoredMedia(MediaStore store, StoredObject object) implements Media {

  /** The object under a key; empty when there is none, or the key is invalid. */
  static Optional<Media> find(MediaStore store, String key) {
    return store.find(key).map(object -> new StoredMedia(store, object));
  }

  @Override
  public long size() {
    return object.size();
  }

  @Override
  public String contentType() {
    return MediaTypes.of(object);
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
    return store.open(object.key(), new ByteRange(offset, length));
  }
}
