package org.clipwright.db;

import static org.clipwright.db.generated.Tables.IDEMPOTENCY_KEY;

import java.time.Duration;
import java.util.Optional;
import org.clipwright.db.generated.tables.records.IdempotencyKeyRecord;
import org.clipwright.services.idempotency.KeptAnswers;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Keeps the responses to requests with a key in PostgreSQL, for a day and at most 2,000 per user. */
public final class IdempotencyTable implements KeptAnswers {

  private static final Duration KEPT = Duration.ofDays(1);

  /** A request that took longer than this without an answer died with its server. */
  private static final Duration LONGEST_WORK = Duration.ofMinutes(10);

  private static final int MOST = 2000;

  private final Database database;

  public IdempotencyTable(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Earlier> claim(KeptAnswers.Key key, String fingerprint) {
    forgetOld(key);
    return begin(key, fingerprint) ? Optional.empty() : Optional.of(earlier(key, fingerprint));
  }

  private boolean begin(KeptAnswers.Key key, String fingerprint) {
    return database
        .statements()
        .insertInto(IDEMPOTENCY_KEY)
        .set(IDEMPOTENCY_KEY.OWNER, key.owner().value())
        .set(IDEMPOTENCY_KEY.KEY, key.text())
        .set(IDEMPOTENCY_KEY.FINGERPRINT, fingerprint)
        .set(IDEMPOTENCY_KEY.BEGAN, DatabaseClock.time())
        .onConflict(IDEMPOTENCY_KEY.OWNER, IDEMPOTENCY_KEY.KEY)
        .doUpdate()
        .set(IDEMPOTENCY_KEY.FINGERPRINT, fingerprint)
        .set(IDEMPOTENCY_KEY.BEGAN, DatabaseClock.time())
        .where(IDEMPOTENCY_KEY.STATUS.isNull(), IDEMPOTENCY_KEY.BEGAN.lt(DatabaseClock.in(LONGEST_WORK.negated())))
        .execute()
        == 1;
  }

  /** A request that freed the key at this very moment counts as still in progress, so that the caller retries. */
  private Earlier earlier(KeptAnswers.Key key, String fingerprint) {
    return database
        .statements()
        .selectFrom(IDEMPOTENCY_KEY)
        .where(is(key))
        .fetchOptional()
        .map(IdempotencyTable::read)
        .orElseGet(() -> new Earlier(fingerprint, Optional.empty()));
  }

  private static Earlier read(IdempotencyKeyRecord row) {
    return new Earlier(row.getFingerprint(), Optional.ofNullable(row.getStatus())
        .map(status -> new KeptAnswers.KeptAnswer(status, row.getBody(), row.getLocation())));
  }

  @Override
  public void keep(KeptAnswers.Key key, KeptAnswers.KeptAnswer answer) {
    database
        .statements()
        .update(IDEMPOTENCY_KEY)
        .set(IDEMPOTENCY_KEY.STATUS, answer.status())
        .set(IDEMPOTENCY_KEY.BODY, answer.body())
        .set(IDEMPOTENCY_KEY.LOCATION, answer.location())
        .where(is(key))
        .execute();
  }

  @Override
  public void free(KeptAnswers.Key key) {
    database.statements().deleteFrom(IDEMPOTENCY_KEY).where(is(key)).execute();
  }

  private void forgetOld(KeptAnswers.Key key) {
    long owner = key.owner().value();
    database
        .statements()
        .deleteFrom(IDEMPOTENCY_KEY)
        .where(IDEMPOTENCY_KEY.BEGAN.lt(DatabaseClock.in(KEPT.negated()))
            .or(IDEMPOTENCY_KEY.OWNER.eq(owner).and(IDEMPOTENCY_KEY.BEGAN.le(
                DSL.select(IDEMPOTENCY_KEY.BEGAN)
                    .from(IDEMPOTENCY_KEY)
                    .where(IDEMPOTENCY_KEY.OWNER.eq(owner))
                    .orderBy(IDEMPOTENCY_KEY.BEGAN.desc())
                    .offset(MOST)
                    .limit(1)))))
        .execute();
  }

  private static Condition is(KeptAnswers.Key key) {
    return IDEMPOTENCY_KEY.OWNER.eq(key.owner().value()).and(IDEMPOTENCY_KEY.KEY.eq(key.text()));
  }
}
