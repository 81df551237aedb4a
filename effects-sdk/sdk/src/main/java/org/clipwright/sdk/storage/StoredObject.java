package org.clipwright.sdk.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * One object that a backend keeps.
 *
 * @param key its name: segments separated by slashes, no leading slash, no {@code .} or {@code ..} segment
 * @param size length in bytes
 * @param contentType media type; listings may report {@code application/octet-stream} whatever the object has
 * @param etag changes whenever the content does; without quotes
 * @param modified when it was written
 * @param sha256 the content's SHA-256 as 64 lower-case hexadecimal digits, if the backend was given it; absent in
 *     listings if the backend would need a request per object
 */
public record StoredObject(
    String key, long size, String contentType, String etag, Instant modified, Optional<String> sha256) {

  /** An object whose hash is unknown. */
  public StoredObject(String key, long size, String contentType, String etag, Instant modified) {
    this(key, size, contentType, etag, modified, Optional.empty());
  }
}
