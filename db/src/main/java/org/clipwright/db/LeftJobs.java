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
 * What becomes of the jobs that a dead worker was doing.
 *
 * <p>One that had the worker to itself is to blame: it is tried again as long as it has attempts, or fails with a
 * verdict where there is one. Of several nobody knows which it was: each is tried again alone, and keeps its attempt.
 * When all are one user's, the worker's successor has to do them, so that they do not bring down one worker after the
 * other.
 */
public final class LeftJobs {

  private final Database database;

  public LeftJobs(Database database) {
    this.database = database;
  }

  /**
   * Gives the jobs of a worker that is dead back to the queue.
   *
   * @param worker its name in full
   * @param verdict why a job that is to blame is not to be tried again; a sentence for its owner
   * @return how many there were
   */
  public int giveBack(Lane lane, String worker, Optional<String> verdict) {
    return database.call(() -> giveBack(database.statements(), lane, worker, verdict));
  }

  private static int giveBack(DSLContext statements, Lane lane, String worker, Optional<String> verdict) {
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
      takeAttemptsBack(statements, lane, counted(jobs, lane));
    }
    return instances.size();
  }

  /**
   * Gives the jobs of a worker that is about to end back to the queue with their attempts, without those of some
   * objects, which are over.
   */
  public void giveBackAllBut(Lane lane, String worker, Set<Long> over) {
    String table = DatabaseJobQueue.table(lane);
    database.run(() -> {
      DSLContext statements = database.statements();
      statements.execute(
          "delete from " + table + " where picked and picked_by = ? and task_name = ?"
              + " and split_part(task_instance, ':', 1)::bigint = any(?::bigint[])",
          worker, counted(lane).name(), over.toArray(Long[]::new));
      Result<Record> left =
          statements.fetch(
              "update " + table + " set picked = false, picked_by = null, last_heartbeat = null, version = version + 1"
                  + " where picked and picked_by = ? returning task_instance, owner, task_name", worker);
      takeAttemptsBack(statements, lane, counted(left, lane));
    });
  }

  /** Leaves all jobs of a user, one of whose jobs brings a worker down, to that worker's successor for a while. */
  public void bind(Lane lane, String worker, long culprit) {
    String table = DatabaseJobQueue.table(lane);
    database.statements().execute(
        "update " + table + " set bound = ? where owner in (select owner from " + table
            + " where picked and picked_by = ? and task_name = ? and split_part(task_instance, ':', 1)::bigint = ?)",
        worker, worker, counted(lane).name(), culprit);
  }

  /**
   * The kind of a lane's jobs that have a limit and whose attempts are counted; ids of other kinds are other objects'.
   */
  private static JobQueue.Kind counted(Lane lane) {
    return switch (lane) {
      case INTERACTIVE -> JobQueue.Kind.WORK;
      case RENDER -> JobQueue.Kind.EXPORT;
      case TRANSCRIBE -> JobQueue.Kind.TRANSCRIPTION;
    };
  }

  private static List<String> counted(Result<Record> jobs, Lane lane) {
    return jobs.stream()
        .filter(job -> counted(lane).name().equals(job.get(2, String.class)))
        .map(job -> job.get(0, String.class))
        .toList();
  }

  private static void takeAttemptsBack(DSLContext statements, Lane lane, List<String> instances) {
    Long[] ids = instances.stream().map(DatabaseJobQueue::id).toArray(Long[]::new);
    String table = switch (lane) {
      case INTERACTIVE -> "work_request";
      case RENDER -> "export";
      case TRANSCRIBE -> "transcription";
    };
    statements.execute(
        "update " + table + " set attempt = attempt - 1 where attempt > 0 and id = any(?::bigint[])", (Object) ids);
  }
}
