package org.clipwright.sdk.storage;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A backend that keeps media bytes under keys.
 *
 * <p>Any thread may call any method. A key that is no legal name fails with {@link StorageException.Reason#INVALID_KEY}
 * before anything is touched. Every method fails with a {@link StorageException} and nothing else.
 */
public interface StorageProvider extends AutoCloseable {

  /**
   * Stores an object whole or not at all: a reader sees the old object or the new one, never a part, and a failure
   * leaves nothing behind. The content may be larger than memory, and its length need not be known; a backend that has
   * to know it uploads in parts. Fails with {@code CONFLICT} when the condition does not hold, of which the look and
   * the replacement are one step.
   */
  StoredObject put(PutRequest request);

  /**
   * Opens an object for reading from its start; the caller closes the stream. Fails with {@code MISSING} when absent.
   */
  InputStream open(String key);

  /** Opens a part of an object; a range past the end is cut, and one that starts past it gives an empty stream. */
  InputStream open(String key, ByteRange range);

  /** The object's facts; empty when absent. */
  Optional<StoredObject> find(String key);

  /**
   * The objects whose keys start with a prefix, in no particular order; the caller closes the stream. There may be
   * millions, so that a backend which answers in pages fetches the next one only when the stream comes to it. Reading
   * the stream may fail as this method does.
   */
  Stream<StoredObject> list(String prefix);

  /** Removes an object; does nothing when it is absent. */
  void delete(String key);

  /** Removes many objects, for backends that can in fewer steps; those that are absent do not matter. */
  default void deleteAll(List<String> keys) {
    keys.forEach(this::delete);
  }

  /** Copies an object inside the backend. Fails with {@code MISSING} when the source is absent. */
  StoredObject copy(String fromKey, String toKey);

  /** The file that holds the object, for backends that keep one on this machine; read only. */
  default Optional<Path> localFile(String key) {
    return Optional.empty();
  }

  /** An address that gives the object to anyone for a while, for backends that can sign one. */
  default Optional<URI> signedUrl(LinkRequest request) {
    return Optional.empty();
  }

  /**
   * The object's lasting address in the world, whoever may read it there, for backends that have one; it need not
   * exist.
   */
  default Optional<URI> address(String key) {
    return Optional.empty();
  }

  @Override
  default void close() {}
}
