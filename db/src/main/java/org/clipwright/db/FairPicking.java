package org.clipwright.db;

import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import org.clipwright.services.work.JobQueue;

/**
 * Which jobs a worker takes next: users take turns, each has at most a few running, and all that one user has running
 * in the interactive lane is in one worker, so that a user who brings workers down never brings down the last one.
 *
 * <p>Jobs are picked by one statement and marked by another. The library's single statement has its limit in a
 * subquery, which PostgreSQL runs once for each row where its statistics know of a single one: every job is picked
 * then, those without a thread count as dead after a few missed heartbeats, and a second worker does them as well.
 */
final class FairPicking extends PostgreSqlJdbcCustomization {

  /**
   * Parameters are those of the library's own statement: whether jobs are picked, and the time they have to be due.
   * A job that has to be alone waits for a worker that does nothing, which then takes nothing else. A worker that does
   * something for other users leaves a job for a moment to one that does not: users are kept apart where there is room.
   * The work of a user that brought a worker down is left to that worker for a while. Webhooks, which wait for others'
   * servers, get half of a worker's threads at most, so that callers do not wait behind them.
   */
  private static final String STATEMENT = """
      with running as materialized (
        select owner, task_name, picked_by, alone from {table} where picked
      ), waiting as (
        select task_name, task_instance, owner, turn, execution_time, alone,
          row_number() over (partition by owner, task_name order by turn, execution_time)
            + (select count(*) from running where running.owner = {table}.owner and running.task_name = {table}.task_name)
            as place
        from {table} where picked = ? and execution_time <= ? {condition}
      ), permitted as (
        select waiting.*,
          row_number() over (partition by task_name order by turn, execution_time)
            + (select count(*) from running where picked_by = {worker} and running.task_name = waiting.task_name)
            as place_of_kind
        from waiting
        where place <= {most}
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
        select task_name, task_instance, alone from ready order by turn, execution_time limit 1
      ), chosen as materialized (
        select task_name, task_instance from first
        union
        (select task_name, task_instance from ready
          where not alone and not (select alone from first) order by turn, execution_time limit {limit})
      )
      select {table}.* from {table} join chosen using (task_name, task_instance)
      where not {table}.picked order by {table}.turn, {table}.execution_time limit {limit}
      for update of {table} skip locked
      """;

  private final JobWorker.Settings settings;
  private final String worker;

  FairPicking(JobWorker.Settings settings, String worker) {
    super(true, false);
    this.settings = settings;
    this.worker = worker;
  }

  @Override
  public String createGenericSelectForUpdateQuery(String table, int limit, String condition, boolean byPriority) {
    return STATEMENT
        .replace("{table}", table)
        .replace("{condition}", condition)
        .replace("{webhook}", JobQueue.Kind.WEBHOOK.name())
        .replace("{webhooks}", Integer.toString(Math.max(1, settings.threads() / 2)))
        .replace("{most}", Integer.toString(settings.mostOfOneUser()))
        .replace("{anywhere}", Boolean.toString(settings.threads() == 1))
        .replace("{worker}", "'" + worker.replace("'", "''") + "'")
        .replace("{limit}", Integer.toString(limit));
  }
}
