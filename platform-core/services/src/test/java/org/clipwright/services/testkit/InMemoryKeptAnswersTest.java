package org.clipwright.services.testkit;

import java.time.Duration;
import java.time.Instant;
import org.clipwright.services.idempotency.KeptAnswers;
import org.clipwright.services.resource.UserId;

/** The answers in memory keep the contract that PostgreSQL keeps. */
class InMemoryKeptAnswersTest extends KeptAnswersContract {

  private Instant now = Instant.EPOCH;
  private long accounts;

  @Override
  protected KeptAnswers answers() {
    return new InMemoryKeptAnswers(() -> now);
  }

  @Override
  protected UserId account() {
    return new UserId(++accounts);
  }

  @Override
  protected void age(Duration time) {
    now = now.plus(time);
  }
}
