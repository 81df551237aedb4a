package org.clipwright.services.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clipwright.services.idempotency.IdempotencyKey;
import org.clipwright.services.idempotency.KeptAnswer;
import org.clipwright.services.idempotency.KeptAnswers;

/** Answers to requests with a key, in memory. */
public final class InMemoryKeptAnswers implements KeptAnswers {

  private final Map<IdempotencyKey, Earlier> requests = new ConcurrentHashMap<>();

  @Override
  public Optional<Earlier> claim(IdempotencyKey key, String fingerprint) {
    return Optional.ofNullable(requests.putIfAbsent(key, new Earlier(fingerprint, Optional.empty())));
  }

  @Override
  public void keep(IdempotencyKey key, KeptAnswer answer) {
    requests.computeIfPresent(key, (_, request) -> new Earlier(request.fingerprint(), Optional.of(answer)));
  }

  @Override
  public void free(IdempotencyKey key) {
    requests.remove(key);
  }
}
