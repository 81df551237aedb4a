package org.clipwright.graphql.execution;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Documents that clients have sent once with their SHA-256 hash and then name by the hash alone, as "automatic
 * persisted queries" do. The least recently used ones are forgotten; a client then sends the document again.
 */
public final class PersistedQueries {

  private static final int MAX_CHARACTERS = 100_000;

  private final RecentTexts<String> documents;

  /** @param characters of all documents together */
  PersistedQueries(int characters) {
    documents = new RecentTexts<>(characters);
  }

  /** The hash in {@code extensions.persistedQuery}, if there is one. */
  static Optional<String> hash(GraphQlRequest request) {
    return request.extensions().get("persistedQuery") instanceof Map<?, ?> persisted
            && persisted.get("sha256Hash") instanceof String hash
        ? Optional.of(hash)
        : Optional.empty();
  }

  /**
   * The request with its document.
   *
   * @throws PersistedQueryException when the document is unknown or is not the hash's
   */
  GraphQlRequest complete(GraphQlRequest request) {
    Optional<String> hash = hash(request);
    if (hash.isEmpty()) {
      return request;
    }
    if (request.query().isEmpty()) {
      return request.withQuery(find(hash.get()).orElseThrow(PersistedQueryException::notFound));
    }
    String document = request.query().get();
    if (!hash.get().equalsIgnoreCase(sha256(document))) {
      throw PersistedQueryException.mismatch();
    }
    return request;
  }

  /** Keeps the document of a request that has proven to be valid. */
  void keep(GraphQlRequest request) {
    String document = request.query().orElseThrow();
    hash(request).filter(_ -> document.length() <= MAX_CHARACTERS)
        .ifPresent(hash -> documents.keep(hash.toLowerCase(Locale.ROOT), document, document.length()));
  }

  private Optional<String> find(String hash) {
    return documents.find(hash.toLowerCase(Locale.ROOT));
  }

  public static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** A hash that leads to no document. */
  static final class PersistedQueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private PersistedQueryException(String message, String code) {
      super(message, null, false, false);
      this.code = code;
    }

    /** The wording is what clients of automatic persisted queries look for. */
    static PersistedQueryException notFound() {
      return new PersistedQueryException("PersistedQueryNotFound", ErrorCodes.PERSISTED_QUERY_NOT_FOUND);
    }

    static PersistedQueryException mismatch() {
      return new PersistedQueryException(
          "The hash does not match the document.", ErrorCodes.PERSISTED_QUERY_MISMATCH);
    }

    String code() {
      return code;
    }
  }
}
