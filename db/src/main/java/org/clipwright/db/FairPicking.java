package org.clipwright.db;

import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.Lane;

/**
 * Picks the jobs a worker takes next: users take turns, each has at most a few running, and all of one user's running
 * jobs in the interactive lane are in one worker, so that a user who crashes workers never crashes the last one.
 *
 * <p>Jobs are picked by one statement and marked by another. The library's single statement has its limit in a
 * subquery, which PostgreSQL runs once per row when its statistics show a single row: then every job is picked, those
 * without a thread count as dead after a few missed heartbeats, and a second worker runs them as well.
 */
final class FairPicking extends PostgreSqlJdbcCustomization {

  /**
   * The parameters are those of the library's own statement: whether jobs are picked, and the time by which they must
   * be due. A job that must run alone waits for an idle worker, which then takes nothing else. A worker busy with other
   * users' jobs leaves a job for a moment to one that is not: users are kept apart where there is room. The jobs of a
   * user who crashed a worker are left to that worker for a while. Webhooks, which wait for remote servers, get at most
   * half of a worker's threads, so that callers do not queue behind them; those of one user get half of that half, so
   * that a receiver that hangs does not delay the webhooks of others.
   */
  private static final String STATEMENT = """
      with running as materialized (
        select owner, task_name, picked_by, alone from {table} where picked
      ), waiting as (
        select task_name, task_instance, owner, turn, execution_time, alone,
          row_number() over (partition by owner order by {own})
            + (select count(*) from running where running.owner = {table}.owner) as place_of_owner,
          (select served from render_turn where render_turn.owner = {table}.owner) as served,
          row_number() over (partition by owner, task_name order by turn, execution_time)
            + (select count(*) from running
              where running.owner = {table}.owner and running.task_name = {table}.task_name)
            as place
        from {table} where picked = ? and execution_time <= ? {condition}
      ), permitted as (
        select waiting.*,
          row_number() over (partition by task_name order by {order})
            + (select count(*) from running where picked_by = {worker} and running.task_name = waiting.task_name)
            as place_of_kind
        from waiting
        where {place} <= {most} and (task_name <> '{webhook}' or place <= {webhooks_of_one})
          and not exists (select from running where picked_by = {worker} and running.alone)
          and (not alone or not exists (select from running where picked_by = {worker}))
          and ({anywhere} or not exists (
            select from running where running.owner = waiting.owner and picked_by <> {worker}))
          and (execution_time < clock_timestamp() - interval '300 milliseconds' or not exists (
            select from running where picked_by = {worker} and running.owner <> waiting.owner))
          and not exists (
            select from {table} job where job.owner = waiting.owner and job.bound <> {worker}
              and job.execution_time > clock_timestamp() - interval '5 minutes')
      ), ready as materialized (
        select * from permitted where task_name <> '{webhook}' or place_of_kind <= {webhooks}
      ), first as materialized (
        select task_name, task_instance, alone from ready order by {order} limit 1
      ), chosen as materialized (
        select task_name, task_instance from first
        union
        (select task_name, task_instance from ready
          where not alone and not (select alone from first) order by {order} limit {limit})
      )
      select {table}.* from {table} join chosen using (task_name, task_instance)
      where not {table}.picked order by {table}.turn, {table}.execution_time limit {limit}
      for update of {table} skip locked
      """;

  /** Users take turns in order of arrival. */
  private static final String BY_TURN = "turn, execution_time";

  /** In the render lane, a user's own jobs are begun by priority and in the order of the exports. */
  static final String OF_ONE_OWNER = "priority desc nulls last, rank, turn, execution_time";

  /**
   * In the render lane, the user with the fewest running jobs is next, and among those the one served least recently:
   * an export may enqueue many jobs before others arrive. The place of a job is its number among its owner's, after
   * those that are running.
   */
  static final String OF_ALL_OWNERS = "place_of_owner, served nulls first, turn, execution_time";

  private final JobWorker.Settings settings;
  private final String worker;

  FairPicking(JobWorker.Settings settings, String worker) {
    super(true, false);
    this.settings = settings;
    this.worker = worker;
  }

  @Override
  public String createGenericSelectForUpdateQuery(String table, int limit, String condition, boolean byPriority) {
    int webhooks = Math.max(1, settings.threads() / 2);
    return STATEMENT
        .replace("{order}", settings.lane() == Lane.RENDER ? OF_ALL_OWNERS : BY_TURN)
        .replace("{own}", OF_ONE_OWNER)
        .replace("{place}", settings.lane() == Lane.RENDER ? "place_of_owner" : "place")
        .replace("{table}", table)
        .replace("{condition}", condition)
        .replace("{webhook}", JobQueue.Kind.WEBHOOK.name())
        .replace("{webhooks}", Integer.toString(webhooks))
        .replace("{webhooks_of_one}", Integer.toString(Math.max(1, webhooks / 2)))
        .replace("{most}", Integer.toString(settings.mostOfOneUser()))
        .replace("{anywhere}", Boolean.toString(settings.threads() == 1))
        .replace("{worker}", "'" + worker.replace("'", "''") + "'")
        .replace("{limit}", Integer.toString(limit));
  }
}
