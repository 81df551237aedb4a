package org.clipwright.graphql.execution;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.storage.Sha256;

/**
 * Documents that clients send once with their SHA-256 hash and then refer to by the hash alone ("automatic persisted
 * queries"). The least recently used ones are dropped; a client then sends the document again.
 */
public final class PersistedQueries {

  private static final int MAX_CHARACTERS = 100_000;

  private final RecentTexts<String> documents;

  /** @param characters the most characters of all documents together */
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
   * @throws PersistedQueryException when the document is unknown or does not match the hash
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
    if (!hash.get().equalsIgnoreCase(Sha256.of(document))) {
      throw PersistedQueryException.mismatch();
    }
    return request;
  }

  /** Stores the document of a request that has proven valid. */
  void keep(GraphQlRequest request) {
    String document = request.query().orElseThrow();
    hash(request).filter(_ -> document.length() <= MAX_CHARACTERS)
        .ifPresent(hash -> documents.keep(hash.toLowerCase(Locale.ROOT), document, document.length()));
  }

  private Optional<String> find(String hash) {
    return documents.find(hash.toLowerCase(Locale.ROOT));
  }

  /** A hash that matches no document. */
  static final class PersistedQueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private PersistedQueryException(String message, String code) {
      super(message, null, false, false);
      this.code = code;
    }

    /** Clients of automatic persisted queries match this wording. */
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
