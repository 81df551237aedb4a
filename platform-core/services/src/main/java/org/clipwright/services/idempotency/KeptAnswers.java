package org.clipwright.services.idempotency;

import java.util.Optional;

/** Keeps, for a day, which requests with a key were begun and how they were answered. */
public interface KeptAnswers {

  /**
   * A request with the same key that came before.
   *
   * @param fingerprint what it asked for
   * @param answer how it was answered; empty while it is being answered
   */
  record Earlier(String fingerprint, Optional<KeptAnswer> answer) {}

  /**
   * Claims a key. A key whose request was begun minutes ago and never answered, as after a crash, is free again.
   *
   * @return the request that already holds the key; empty when the caller now holds it and must end with {@link #keep}
   *     or {@link #free}
   */
  Optional<Earlier> claim(IdempotencyKey key, String fingerprint);

  void keep(IdempotencyKey key, KeptAnswer answer);

  /** Forgets the key, so that a request with it is carried out. */
  void free(IdempotencyKey key);
}
