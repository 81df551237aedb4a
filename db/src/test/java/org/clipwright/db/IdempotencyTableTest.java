package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.clipwright.services.idempotency.KeptAnswers;
import org.clipwright.services.idempotency.KeptAnswers.Earlier;
import org.clipwright.services.resource.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class IdempotencyTableTest {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

  private static final KeptAnswers.KeptAnswer ANSWER =
      new KeptAnswers.KeptAnswer(201, "{\"id\": 1}", "http://x/exports/1/");

  private static int names;

  private IdempotencyTable table;
  private UserId owner;

  @BeforeEach
  void anAccount() {
    POSTGRES.emptied();
    table = new IdempotencyTable(POSTGRES.database());
    owner = new UserId(POSTGRES.database().statements()
        .fetchSingle("insert into account (name, password_hash) values (?, '') returning id", "ida" + names++)
        .get(0, Long.class));
  }

  private KeptAnswers.Key key(String text) {
    return KeptAnswers.Key.of(owner, text);
  }

  private void age(String text, String by) {
    POSTGRES.database().statements().execute(
        "update idempotency_key set began = began - cast(? as interval) where key = ?", by, text);
  }

  @Test
  void aClaimedKeyTellsWhatItWasClaimedForAndHowItWasAnswered() {
    assertThat(table.claim(key("a"), "one")).isEmpty();
    assertThat(table.claim(key("a"), "two")).contains(new Earlier("one", Optional.empty()));
    table.keep(key("a"), ANSWER);
    assertThat(table.claim(key("a"), "one")).contains(new Earlier("one", Optional.of(ANSWER)));
    assertThat(table.claim(key("b"), "one")).isEmpty();
    table.free(key("b"));
    assertThat(table.claim(key("b"), "one")).isEmpty();
  }

  @Test
  void aRequestThatDiedWithItsServerFreesItsKeyAndAnAnswerIsKeptForADay() {
    table.claim(key("died"), "one");
    age("died", "11 minutes");
    assertThat(table.claim(key("died"), "two")).isEmpty();

    table.claim(key("old"), "one");
    table.keep(key("old"), ANSWER);
    age("old", "23 hours");
    assertThat(table.claim(key("old"), "one")).isPresent();
    age("old", "2 hours");
    assertThat(table.claim(key("old"), "one")).isEmpty();
  }

  @Test
  void theOldestOfManyAreForgotten() {
    table.claim(key("first"), "one");
    table.keep(key("first"), ANSWER);
    age("first", "1 hour");
    POSTGRES.database().statements()
        .execute("insert into idempotency_key (owner, key, fingerprint, began, status, body,"
            + " location) select ?, 'k' || n, 'x', now() - n * interval '1 second', 200, '', ''"
            + " from generate_series(1, 2000) n", owner.value());
    assertThat(table.claim(key("last"), "one")).isEmpty();
    assertThat(table.claim(key("first"), "one")).isEmpty();
  }
}
