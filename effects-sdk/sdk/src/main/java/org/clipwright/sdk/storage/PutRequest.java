package org.clipwright.sdk.storage;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to store.
 *
 * @param key the object's name; an object that is already there is replaced, unless the condition forbids it
 * @param content the bytes, read once to the end; the caller closes the stream. Reading fails with an
 *     {@link java.io.IOException} when they are not what {@code length} and {@code sha256} promise, so that a backend
 *     which reads to the end before it makes an object visible never stores others
 * @param contentType media type
 * @param length number of bytes, where the caller knows it
 * @param sha256 the content's SHA-256 as 64 lower-case hexadecimal digits, where the caller knows it; a backend that
 *     can keeps it and tells it in {@link StoredObject#sha256}
 * @param file a file on this machine that holds the content, where there is one to which nobody writes any more; a
 *     backend that keeps files may share its bytes, by a link for example, instead of reading the content. The caller
 *     removes it later
 * @param condition what has to hold for the object that is there now
 * @param options wishes that only some backends know, such as {@link #ACL}; unknown ones are ignored, and a value that
 *     the backend knows the option of, but cannot fulfil, is {@link StorageException.Reason#REFUSED}
 */
public record PutRequest(
    String key,
    InputStream content,
    String contentType,
    OptionalLong length,
    Optional<String> sha256,
    Optional<Path> file,
    PutCondition condition,
    Map<String, String> options) {

  /**
   * Option that says who besides the owner may read the object, in the backend's own words, such as
   * {@code public-read}.
   */
  public static final String ACL = "acl";

  /** Option that says how far the public may read where the object goes, such as Azure's {@code blob}. */
  public static final String PUBLIC = "public";

  public PutRequest {
    options = Map.copyOf(options);
    content = PromisedContent.of(content, length, sha256);
  }

  /** A request that promises and wishes nothing. */
  public static PutRequest of(String key, InputStream content, String contentType) {
    return new PutRequest(
        key, content, contentType, OptionalLong.empty(), Optional.empty(), Optional.empty(), PutCondition.always(),
        Map.of());
  }

  /** The same with the number of bytes. */
  public PutRequest withLength(long bytes) {
    return new PutRequest(key, content, contentType, OptionalLong.of(bytes), sha256, file, condition, options);
  }

  /** The same with the content's SHA-256, as 64 lower-case hexadecimal digits. */
  public PutRequest withSha256(String digits) {
    return new PutRequest(key, content, contentType, length, Optional.of(digits), file, condition, options);
  }

  /** The same with a file that holds the content. */
  public PutRequest withFile(Path given) {
    return new PutRequest(key, content, contentType, length, sha256, Optional.of(given), condition, options);
  }

  /** The same under a condition. */
  public PutRequest when(PutCondition wanted) {
    return new PutRequest(key, content, contentType, length, sha256, file, wanted, options);
  }

  /** The same with wishes. */
  public PutRequest withOptions(Map<String, String> wishes) {
    return new PutRequest(key, content, contentType, length, sha256, file, condition, wishes);
  }
}
