package org.clipwright.db;

import static org.clipwright.db.generated.Tables.WORK_REQUEST;

import java.time.Duration;
import java.util.Optional;
import org.clipwright.db.generated.tables.records.WorkRequestRecord;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.work.WorkCodec;
import org.clipwright.services.work.WorkRepository;
import org.clipwright.services.work.WorkRequest;
import org.jooq.JSONB;
import org.jooq.UpdateSetMoreStep;

/** Keeps the requests that callers are waiting for, and their outcomes, in PostgreSQL. */
public final class WorkTable implements WorkRepository {

  /** Nobody waits this long; anything older was left behind by a process that died. */
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  private final Database database;
  private final Notices notices;

  public WorkTable(Database database, Notices notices) {
    this.database = database;
    this.notices = notices;
  }

  @Override
  public long insert(WorkRequest<?> request) {
    WorkCodec.Message message = WorkCodec.write(request);
    database
        .statements()
        .deleteFrom(WORK_REQUEST)
        .where(WORK_REQUEST.CREATED.lt(DatabaseClock.in(FORGOTTEN.negated())))
        .execute();
    return database
        .statements()
        .insertInto(WORK_REQUEST)
        .set(WORK_REQUEST.KIND, message.kind())
        .set(WORK_REQUEST.ARGUMENTS, StoredJson.question(message.arguments()))
        .returning(WORK_REQUEST.ID)
        .fetchSingle(WORK_REQUEST.ID);
  }

  @Override
  public Optional<Attempt> begin(long id) {
    return database
        .statements()
        .update(WORK_REQUEST)
        .set(WORK_REQUEST.ATTEMPT, WORK_REQUEST.ATTEMPT.plus(1))
        .where(WORK_REQUEST.ID.eq(id), WORK_REQUEST.RESULT.isNull(), WORK_REQUEST.FAILURE.isNull())
        .returning()
        .fetchOptional()
        .map(row -> new Attempt(request(row), row.getAttempt()));
  }

  @Override
  public void takeBack(long id) {
    database
        .statements()
        .update(WORK_REQUEST)
        .set(WORK_REQUEST.ATTEMPT, WORK_REQUEST.ATTEMPT.minus(1))
        .where(WORK_REQUEST.ID.eq(id), WORK_REQUEST.ATTEMPT.gt(0))
        .execute();
  }

  private static WorkRequest<?> request(WorkRequestRecord row) {
    return WorkCodec.read(new WorkCodec.Message(row.getKind(), StoredJson.read(row.getArguments())));
  }

  @Override
  public void finish(long id, Outcome outcome) {
    UpdateSetMoreStep<WorkRequestRecord> change =
        switch (outcome) {
          case Done done -> set().set(WORK_REQUEST.RESULT, StoredJson.write(WorkCodec.write(done.answer())));
          case Failed failed -> set().set(WORK_REQUEST.FAILURE, failed.message());
        };
    change.where(WORK_REQUEST.ID.eq(id), WORK_REQUEST.RESULT.isNull(), WORK_REQUEST.FAILURE.isNull()).execute();
    notices.publish(Notices.Topic.WORK_FINISHED, id);
  }

  private UpdateSetMoreStep<WorkRequestRecord> set() {
    return database.statements().update(WORK_REQUEST).set(WORK_REQUEST.ATTEMPT, WORK_REQUEST.ATTEMPT);
  }

  @Override
  public Optional<Outcome> outcome(long id) {
    return database
        .statements()
        .select(WORK_REQUEST.KIND, WORK_REQUEST.RESULT, WORK_REQUEST.FAILURE)
        .from(WORK_REQUEST)
        .where(WORK_REQUEST.ID.eq(id), WORK_REQUEST.RESULT.isNotNull().or(WORK_REQUEST.FAILURE.isNotNull()))
        .fetchOptional()
        .map(row -> outcome(row.value1(), row.value2(), row.value3()));
  }

  private static Outcome outcome(String kind, JSONB result, String failure) {
    return result == null ? new Failed(failure) : new Done(WorkCodec.read(kind, StoredJson.read(result)));
  }

  @Override
  public void delete(long id) {
    database.statements().deleteFrom(WORK_REQUEST).where(WORK_REQUEST.ID.eq(id)).execute();
  }
}
