package org.clipwright.db;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.Lane;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/**
 * Handles the jobs that a dead worker was running.
 *
 * <p>A job that was alone in the worker is to blame: it is retried as long as it has attempts left, or fails with the
 * verdict if there is one. Among several jobs, the culprit is unknown: each is retried alone and its attempt does not
 * count. If all belong to one user, the worker's successor must run them, so that they do not bring down one worker
 * after another.
 */
public final class LeftJobs {

  private final Database database;

  public LeftJobs(Database database) {
    this.database = database;
  }

  /**
   * Returns the jobs of a dead worker to the queue.
   *
   * @param worker its full name
   * @param verdict why a job that is to blame must not be retried; a sentence for its owner
   * @return how many there were
   */
  public int giveBack(Lane lane, String worker, Optional<String> verdict) {
    return database.call(() -> giveBackNow(lane, worker, verdict));
  }

  private int giveBackNow(Lane lane, String worker, Optional<String> verdict) {
    DSLContext statements = database.statements();
    String table = DatabaseJobQueue.table(lane);
    Result<Record> jobs =
        statements.fetch("select task_instance, owner, task_name from " + table
            + " where picked and picked_by = ? for update", worker);
    List<String> instances = jobs.getValues(0, String.class);
    boolean several = instances.size() > 1;
    boolean ofOneUser = Set.copyOf(jobs.getValues(1, Long.class)).size() == 1;
    statements.execute(
        "update " + table + " set picked = false, picked_by = null, last_heartbeat = null, version = version + 1,"
            + " alone = alone or ?, verdict = coalesce(?::text, verdict), bound = ?::text where picked and picked_by ="
            + " ?",
        several, several ? null : verdict.orElse(null), ofOneUser ? worker : null, worker);
    if (several) {
      takeAttemptsBack(statements, lane, jobs);
    }
    new ExportTable(database).interrupted(ids(jobs, JobQueue.Kind.EXPORT));
    return instances.size();
  }

  /**
   * Returns the jobs of a worker that is about to end, and their attempts, to the queue, except those of some objects,
   * which are over.
   */
  public void giveBackAllBut(Lane lane, String worker, Set<Long> over) {
    String table = DatabaseJobQueue.table(lane);
    database.run(() -> {
      DSLContext statements = database.statements();
      statements.execute(
          "delete from " + table + " where picked and picked_by = ? and task_name = any(?::text[])"
              + " and split_part(task_instance, ':', 1)::bigint = any(?::bigint[])",
          worker, names(lane), over.toArray(Long[]::new));
      Result<Record> left =
          statements.fetch(
              "update " + table + " set picked = false, picked_by = null, last_heartbeat = null, version = version + 1"
                  + " where picked and picked_by = ? returning task_instance, owner, task_name",
              worker);
      takeAttemptsBack(statements, lane, left);
    });
  }

  /** Reserves all jobs of a user, one of whose jobs is crashing a worker, for that worker's successor for a while. */
  public void bind(Lane lane, String worker, long culprit) {
    String table = DatabaseJobQueue.table(lane);
    database.statements().execute(
        "update " + table + " set bound = ? where owner in (select owner from " + table
            + " where picked and picked_by = ? and task_name = any(?::text[])"
            + " and split_part(task_instance, ':', 1)::bigint = ?)",
        worker, worker, names(lane), culprit);
  }

  /**
   * Where the attempts at one kind of job are counted.
   *
   * @param key the column of the table that holds the job's id
   * @param column the column that holds the count
   */
  private record Counted(JobQueue.Kind kind, String table, String key, String column) {}

  /** The kinds of a lane's jobs that have a limit and whose attempts are counted; other kinds use unrelated ids. */
  private static List<Counted> counted(Lane lane) {
    return switch (lane) {
      case INTERACTIVE -> List.of(new Counted(JobQueue.Kind.WORK, "work_request", "id", "attempt"));
      case RENDER -> List.of(
          new Counted(JobQueue.Kind.EXPORT, "export", "id", "attempt"),
          new Counted(JobQueue.Kind.SEGMENT, "export_part", "id", "tries"),
          new Counted(JobQueue.Kind.JOIN, "export_plan", "export", "joins"));
      case TRANSCRIBE -> List.of(new Counted(JobQueue.Kind.TRANSCRIPTION, "transcription", "id", "attempt"));
    };
  }

  private static String[] names(Lane lane) {
    return counted(lane).stream().map(counted -> counted.kind().name()).toArray(String[]::new);
  }

  private static void takeAttemptsBack(DSLContext statements, Lane lane, Result<Record> jobs) {
    for (Counted counted : counted(lane)) {
      statements.execute(
          "update " + counted.table() + " set " + counted.column() + " = " + counted.column() + " - 1 where "
              + counted.column() + " > 0 and " + counted.key() + " = any(?::bigint[])",
          (Object) ids(jobs, counted.kind()).toArray(Long[]::new));
    }
  }

  private static List<Long> ids(Result<Record> jobs, JobQueue.Kind kind) {
    return jobs.stream().filter(job -> kind.name().equals(job.get(2, String.class)))
        .map(job -> DatabaseJobQueue.id(job.get(0, String.class))).toList();
  }
}
