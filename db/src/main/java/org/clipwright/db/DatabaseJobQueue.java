package org.clipwright.db;

import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.trace.Traces;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.Lane;
import org.clipwright.services.work.LogTrail;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The job queue in PostgreSQL, in tables that db-scheduler polls: one per lane, since a scheduler would delete jobs
 * that it does not know.
 */
public final class DatabaseJobQueue implements JobQueue {

  private static final Field<String> TASK_NAME = DSL.field(DSL.name("task_name"), String.class);
  private static final Field<String> TASK_INSTANCE = DSL.field(DSL.name("task_instance"), String.class);
  private static final Field<Instant> EXECUTION_TIME =
      DSL.field(DSL.name("execution_time"), Instant.class);
  private static final Field<Boolean> PICKED = DSL.field(DSL.name("picked"), Boolean.class);
  private static final Field<Long> VERSION = DSL.field(DSL.name("version"), Long.class);
  private static final Field<Long> OWNER = DSL.field(DSL.name("owner"), Long.class);
  private static final Field<Long> TURN = DSL.field(DSL.name("turn"), Long.class);

  private static final Field<Short> PRIORITY = DSL.field(DSL.name("priority"), Short.class);
  private static final Field<Long> RANK = DSL.field(DSL.name("rank"), Long.class);
  private static final Field<String> REQUEST = DSL.field(DSL.name("request"), String.class);
  private static final Field<String> TRACE = DSL.field(DSL.name("trace"), String.class);

  private final Database database;

  public DatabaseJobQueue(Database database) {
    this.database = database;
  }

  @Override
  public void enqueue(Kind kind, UserId owner, long id) {
    enqueue(kind, owner, id, Duration.ZERO, Rank.NONE);
  }

  @Override
  public void enqueue(Kind kind, UserId owner, long id, Rank rank) {
    enqueue(kind, owner, id, Duration.ZERO, rank);
  }

  @Override
  public void rank(UserId owner, Rank rank) {
    database.statements().update(DSL.table(DSL.name(table(Lane.RENDER))))
        .set(PRIORITY, (short) rank.priority())
        .where(OWNER.eq(owner.value()), RANK.eq(rank.order()), PICKED.isFalse())
        .execute();
  }

  @Override
  public void enqueue(Kind kind, UserId owner, long id, Duration delay) {
    enqueue(kind, owner, id, delay, Rank.NONE);
  }

  /** Each job gets a unique name, so that an object whose job is just ending can already have its next one. */
  private void enqueue(Kind kind, UserId owner, long id, Duration delay, Rank rank) {
    Table<Record> table = DSL.table(DSL.name(table(kind.lane())));
    boolean waiting =
        database
            .statements()
            .fetchExists(
                table,
                TASK_NAME.eq(kind.name()),
                TASK_INSTANCE.startsWith(id + ":"),
                PICKED.isFalse(),
                EXECUTION_TIME.le(DatabaseClock.in(delay)));
    if (waiting) {
      return;
    }
    database
        .statements()
        .insertInto(table)
        .set(TASK_NAME, kind.name())
        .set(TASK_INSTANCE, id + ":" + UUID.randomUUID())
        .set(EXECUTION_TIME, DatabaseClock.in(delay))
        .set(PICKED, false)
        .set(VERSION, 1L)
        .set(OWNER, owner.value())
        .set(TURN, turn(table, owner))
        .set(PRIORITY, (short) rank.priority())
        .set(RANK, rank.order())
        .set(REQUEST, LogTrail.request().orElse(null))
        .set(TRACE, Traces.traceparent().orElse(null))
        .execute();
    if (delay.isZero()) {
      DatabaseNotices.notify(database, channel(kind.lane()), kind.name());
    }
  }

  /** After the owner's other jobs, and not before those running now, so that a latecomer is served next. */
  private static Field<Long> turn(Table<Record> table, UserId owner) {
    Condition due = EXECUTION_TIME.le(DatabaseClock.in(Duration.ZERO));
    Field<Long> now = DSL.field(DSL.select(DSL.min(TURN)).from(table).where(due));
    Field<Long> own = DSL.field(DSL.select(DSL.max(TURN).plus(1)).from(table).where(due, OWNER.eq(owner.value())));
    return DSL.coalesce(DSL.greatest(now, DSL.coalesce(own, now)), DSL.val(0L));
  }

  /**
   * What the queue knows of a job.
   *
   * @param verdict why it must fail, once that is settled
   * @param request the request that enqueued it
   * @param trace identifies the span in which it was enqueued
   */
  record Facts(Optional<String> verdict, Optional<String> request, Optional<String> trace) {

    private static Facts of(Record row) {
      return new Facts(
          Optional.ofNullable(row.get(0, String.class)), Optional.ofNullable(row.get(1, String.class)),
          Optional.ofNullable(row.get(2, String.class)));
    }
  }

  /** Empty when a job's lease has ended before it began, because its process did not run for a while. */
  static Optional<Facts> facts(Database database, Lane lane, Kind kind, Execution execution) {
    return database
        .statements()
        .fetchOptional("select verdict, request, trace from " + table(lane)
            + " where task_name = ? and task_instance = ? and picked and version = ?",
            kind.name(), execution.getId(), execution.version)
        .map(Facts::of);
  }

  /** The object that a job is about. */
  static long id(String taskInstance) {
    return Long.parseLong(taskInstance.substring(0, taskInstance.indexOf(':')));
  }

  static String table(Lane lane) {
    return "job_" + lane.word();
  }

  static String channel(Lane lane) {
    return "clipwright_jobs_" + lane.word();
  }
}
