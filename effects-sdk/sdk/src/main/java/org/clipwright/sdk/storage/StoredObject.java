package org.clipwright.sdk.storage;

import java.time.Instant;

/**
 * One object that a backend keeps.
 *
 * @param key its name: segments of text between slashes, no leading slash, no {@code .} or {@code ..} segment
 * @param size length in bytes
 * @param contentType media type
 * @param etag changes whenever the content does; without quotes
 * @param modified when it was written
 */
public record StoredObject(String key, long size, String contentType, String etag, Instant modified) {}
