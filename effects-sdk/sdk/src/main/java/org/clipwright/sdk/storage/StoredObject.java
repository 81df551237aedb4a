package org.clipwright.sdk.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * One object that a backend keeps.
 *
 * @param key its name: segments of text between slashes, no leading slash, no {@code .} or {@code ..} segment
 * @param size length in bytes
 * @param contentType media type; in listings it may be {@code application/octet-stream} whatever the object has
 * @param etag changes whenever the content does; without quotes
 * @param modified when it was written
 * @param sha256 the content's SHA-256 as 64 lower-case hexadecimal digits, where the backend was told it; never in
 *     listings of backends that would have to ask for each object
 */
public record StoredObject(
    String key, long size, String contentType, String etag, Instant modified, Optional<String> sha256) {

  /** An object of which the backend knows no hash. */
  public StoredObject(String key, long size, String contentType, String etag, Instant modified) {
    this(key, size, contentType, etag, modified, Optional.empty());
  }
}
