package org.clipwright.sdk.storage;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A backend that stores media under keys.
 *
 * <p>Any thread may call any method. An invalid key fails with {@link StorageException.Reason#INVALID_KEY} before
 * anything is touched. Every method fails with a {@link StorageException} and nothing else.
 */
public interface StorageProvider extends AutoCloseable {

  /**
   * Stores an object atomically: readers see either the old object or the new one, never a part, and a failure leaves
   * nothing behind. The content may be larger than memory, and its length need not be known; a backend that needs the
   * length uses a multipart upload. Fails with {@code CONFLICT} if the condition does not hold; checking and replacing
   * are one atomic step.
   */
  StoredObject put(PutRequest request);

  /**
   * Opens an object for reading from its start; the caller closes the stream. Fails with {@code MISSING} when absent.
   */
  InputStream open(String key);

  /**
   * Opens a part of an object; a range past the end is truncated, and one that starts past the end gives an empty
   * stream.
   */
  InputStream open(String key, ByteRange range);

  /** The object's metadata; empty if absent. */
  Optional<StoredObject> find(String key);

  /**
   * The objects whose keys start with a prefix, in no particular order; the caller closes the stream. There may be
   * millions, so a backend that returns pages must fetch the next one only when the stream reaches it. Reading the
   * stream may fail in the same way as this method.
   */
  Stream<StoredObject> list(String prefix);

  /** Removes an object; does nothing if it is absent. */
  void delete(String key);

  /** Removes many objects, for backends that can do so in fewer steps; absent objects are ignored. */
  default void deleteAll(List<String> keys) {
    keys.forEach(this::delete);
  }

  /** Copies an object inside the backend. Fails with {@code MISSING} when the source is absent. */
  StoredObject copy(String fromKey, String toKey);

  /** The file that contains the object, for backends that keep files on this machine; read-only. */
  default Optional<Path> localFile(String key) {
    return Optional.empty();
  }

  /** A temporary address at which anyone can fetch the object, for backends that can sign one. */
  default Optional<URI> signedUrl(LinkRequest request) {
    return Optional.empty();
  }

  /** Uploads that clients send to the backend itself, for backends that can sign their addresses. */
  default Optional<SignedUploads> signedUploads() {
    return Optional.empty();
  }

  /**
   * The object's permanent public address, for backends that have one, regardless of who can read it there; the object
   * need not exist.
   */
  default Optional<URI> address(String key) {
    return Optional.empty();
  }

  @Override
  default void close() {}
}
