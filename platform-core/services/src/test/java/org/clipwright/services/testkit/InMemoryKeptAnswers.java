package org.clipwright.services.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clipwright.services.idempotency.KeptAnswers;

/** Answers to requests with a key, in memory. */
public final class InMemoryKeptAnswers implements KeptAnswers {

  private final Map<KeptAnswers.Key, Earlier> requests = new ConcurrentHashMap<>();

  @Override
  public Optional<Earlier> claim(KeptAnswers.Key key, String fingerprint) {
    return Optional.ofNullable(requests.putIfAbsent(key, new Earlier(fingerprint, Optional.empty())));
  }

  @Override
  public void keep(KeptAnswers.Key key, KeptAnswers.KeptAnswer answer) {
    requests.computeIfPresent(key, (_, request) -> new Earlier(request.fingerprint(), Optional.of(answer)));
  }

  @Override
  public void free(KeptAnswers.Key key) {
    requests.remove(key);
  }
}
