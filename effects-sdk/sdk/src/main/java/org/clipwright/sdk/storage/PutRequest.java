package org.clipwright.sdk.storage;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to store.
 *
 * @param key the object's name; an existing object is replaced unless the condition forbids it
 * @param content the bytes, read once to the end; the caller closes the stream. Reading fails with an
 *     {@link java.io.IOException} if they do not match {@code length} and {@code sha256}, so that a backend that reads
 *     to the end before it makes an object visible never stores wrong content
 * @param contentType media type
 * @param length number of bytes, if the caller knows it
 * @param sha256 the content's SHA-256 as 64 lower-case hexadecimal digits, if the caller knows it; backends that can
 *     store it return it in {@link StoredObject#sha256}
 * @param file a file on this machine that holds the content and is no longer being written to, if there is one; a
 *     backend that keeps files may share its bytes, by a link for example, instead of reading the content. The caller
 *     removes it later
 * @param condition the condition that the existing object must satisfy
 * @param options wishes that only some backends know, such as {@link #ACL}; unknown options are ignored, but a known
 *     option with a value that the backend cannot fulfil fails with {@link StorageException.Reason#REFUSED}
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
   * Option that says who besides the owner may read the object, in the backend's own terms, such as
   * {@code public-read}.
   */
  public static final String ACL = "acl";

  /** Option for public read access to the container, such as Azure's {@code blob}. */
  public static final String PUBLIC = "public";

  public PutRequest {
    options = Map.copyOf(options);
    content = PromisedContent.of(content, length, sha256);
  }

  /** A request without length, hash, condition or options. */
  public static PutRequest of(String key, InputStream content, String contentType) {
    return new PutRequest(
        key, content, contentType, OptionalLong.empty(), Optional.empty(), Optional.empty(), PutCondition.always(),
        Map.of());
  }

  /** The same request with the number of bytes. */
  public PutRequest withLength(long bytes) {
    return new PutRequest(key, content, contentType, OptionalLong.of(bytes), sha256, file, condition, options);
  }

  /** The same request with the content's SHA-256, as 64 lower-case hexadecimal digits. */
  public PutRequest withSha256(String digits) {
    return new PutRequest(key, content, contentType, length, Optional.of(digits), file, condition, options);
  }

  /** The same request with a file that holds the content. */
  public PutRequest withFile(Path given) {
    return new PutRequest(key, content, contentType, length, sha256, Optional.of(given), condition, options);
  }

  /** The same request with a condition. */
  public PutRequest when(PutCondition wanted) {
    return new PutRequest(key, content, contentType, length, sha256, file, wanted, options);
  }

  /** The same request with options. */
  public PutRequest withOptions(Map<String, String> wishes) {
    return new PutRequest(key, content, contentType, length, sha256, file, condition, wishes);
  }
}
