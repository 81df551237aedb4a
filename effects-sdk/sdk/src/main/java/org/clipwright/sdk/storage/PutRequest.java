package org.clipwright.sdk.storage;

import java.io.InputStream;
import java.util.Map;

/**
 * What to store.
 *
 * @param key the object's name; an object that is already there is replaced
 * @param content the bytes, read once to the end; the caller closes the stream
 * @param contentType media type
 * @param options wishes of the caller that only some backends know, such as {@code acl}; unknown ones are ignored
 */
public record PutRequest(String key, InputStream content, String contentType, Map<String, String> options) {

  public PutRequest {
    options = Map.copyOf(options);
  }

  /** A request without options. */
  public static PutRequest of(String key, InputStream content, String contentType) {
    return new PutRequest(key, content, contentType, Map.of());
  }
}
