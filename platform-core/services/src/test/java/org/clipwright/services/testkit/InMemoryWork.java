package org.clipwright.services.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.clipwright.services.work.WorkRepository;
import org.clipwright.services.work.WorkRequest;

/** Requests and their outcomes in memory; {@code WorkRepositoryContract} holds them to what PostgreSQL does. */
public class InMemoryWork implements WorkRepository {

  private final Map<Long, Attempt> requests = new ConcurrentHashMap<>();
  private final Map<Long, Outcome> outcomes = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  @Override
  public long insert(WorkRequest<?> request) {
    long id = ids.incrementAndGet();
    requests.put(id, new Attempt(request, 0));
    return id;
  }

  @Override
  public Optional<Attempt> begin(long id) {
    return outcomes.containsKey(id) ? Optional.empty() : counted(id, 1);
  }

  @Override
  public void takeBack(long id) {
    counted(id, -1);
  }

  private Optional<Attempt> counted(long id, int step) {
    return Optional.ofNullable(requests.computeIfPresent(id,
        (_, attempt) -> new Attempt(attempt.request(), Math.max(0, attempt.number() + step))));
  }

  @Override
  public void finish(long id, Outcome outcome) {
    if (requests.containsKey(id)) {
      outcomes.putIfAbsent(id, outcome);
    }
  }

  @Override
  public Optional<Outcome> outcome(long id) {
    return Optional.ofNullable(outcomes.get(id));
  }

  @Override
  public void delete(long id) {
    requests.remove(id);
    outcomes.remove(id);
  }
}
