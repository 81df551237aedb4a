package org.clipwright.db;

import java.time.Duration;
import org.clipwright.services.idempotency.KeptAnswers;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.KeptAnswersContract;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL keeps the contract of kept answers. */
@Timeout(120)
class IdempotencyTableTest extends KeptAnswersContract {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

  private static int names;

  @Override
  protected KeptAnswers answers() {
    return new IdempotencyTable(POSTGRES.database());
  }

  @Override
  protected UserId account() {
    return new UserId(POSTGRES.database().statements()
        .fetchSingle("insert into account (name, password_hash) values (?, '') returning id", "ida" + names++)
        .get(0, Long.class));
  }

  @Override
  protected void age(Duration time) {
    POSTGRES.database().statements().execute(
        "update idempotency_key set began = began - cast(? as interval)", time.toSeconds() + " seconds");
  }
}
