package org.clipwright.services.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.idempotency.KeptAnswers;

/** Answers to requests with a key, in memory, for as long as PostgreSQL keeps them. */
public final class InMemoryKeptAnswers implements KeptAnswers {

  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration LONGEST_WORK = Duration.ofMinutes(10);
  private static final int MOST = 2000;

  private record Request(Earlier earlier, Instant began, long place) {}

  private final Map<KeptAnswers.Key, Request> requests = new HashMap<>();
  private final InstantSource clock;
  private long places;

  public InMemoryKeptAnswers() {
    this(InstantSource.system());
  }

  InMemoryKeptAnswers(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Optional<Earlier> claim(KeptAnswers.Key key, String fingerprint) {
    Instant now = clock.instant();
    requests.values().removeIf(request -> request.began().isBefore(now.minus(KEPT))
        || request.earlier().answer().isEmpty() && request.began().isBefore(now.minus(LONGEST_WORK)));
    requests.entrySet().stream().filter(request -> request.getKey().owner().equals(key.owner()))
        .sorted(Map.Entry.comparingByValue(
            Comparator.comparing(Request::began).thenComparing(Request::place).reversed()))
        .skip(MOST).map(Map.Entry::getKey).toList().forEach(requests::remove);
    Optional<Earlier> earlier = Optional.ofNullable(requests.get(key)).map(Request::earlier);
    if (earlier.isEmpty()) {
      requests.put(key, new Request(new Earlier(fingerprint, Optional.empty()), now, places++));
    }
    return earlier;
  }

  @Override
  public synchronized void keep(KeptAnswers.Key key, KeptAnswers.KeptAnswer answer) {
    requests.computeIfPresent(key, (_, request) -> new Request(
        new Earlier(request.earlier().fingerprint(), Optional.of(answer)), request.began(), request.place()));
  }

  @Override
  public synchronized void free(KeptAnswers.Key key) {
    requests.remove(key);
  }
}
