package org.clipwright.db;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.export.ExportQueue;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.Lane;
import org.clipwright.services.work.WorkCounts;
import org.jooq.Record;

/** Reads from the render lane's queue in which order its exports will be begun, by the rules of {@link FairPicking}. */
public final class DatabaseExportQueue implements ExportQueue {

  /**
   * The parameters are the start of workers' connection names, and the owner. When users have the same number of jobs
   * running, they go on taking turns in the order in which their first jobs are begun. The frames of all jobs ahead, at
   * the mean speed of a worker, shared by the workers, are the time until an export is begun.
   */
  private static final String PLACES = """
      with running as (
        select owner, count(*) as jobs from job_render where picked group by owner
      ), job as (
        select job_render.*, case task_name
            when 'EXPORT' then (select frames_total - frames_done from export
              where export.id = split_part(task_instance, ':', 1)::bigint)
            when 'SEGMENT' then (select last_frame - first_frame + 1 - done from export_part
              where export_part.id = split_part(task_instance, ':', 1)::bigint and number >= 0)
          end as frames
        from job_render where picked or execution_time <= clock_timestamp()
      ), waiting as (
        select task_name, task_instance, job.owner, frames, served,
          first_value(turn) over own as turn, first_value(execution_time) over own as execution_time,
          coalesce(running.jobs, 0) + row_number() over own as place_of_owner
        from job left join running on running.owner = job.owner left join render_turn on render_turn.owner = job.owner
        where not picked
        window own as (partition by job.owner order by {own})
      ), lined as (
        select waiting.*,
          count(*) filter (where task_name = 'EXPORT') over next as position,
          coalesce(sum(frames) over next, 0) - coalesce(frames, 0) as ahead
        from waiting window next as (order by {all}, task_instance)
      ), speed as (
        select (select amount from work_count where name = '{millis}') * 1.0
            / nullif((select amount from work_count where name = '{frames}'), 0) / 1000 as frame,
          (select count(distinct application_name) from pg_stat_activity
            where starts_with(application_name, ?) and datname = current_database()) as workers,
          (select count(*) from job where picked) as busy,
          (select coalesce(sum(frames), 0) from job where picked) as under_way
      )
      select split_part(task_instance, ':', 1)::bigint as export, position,
        case when workers > position - 1 + busy then 0
          else (ahead + under_way) * frame / nullif(workers, 0) end as seconds
      from lined, speed where task_name = 'EXPORT' and owner = ?
      """
      .replace("{own}", FairPicking.OF_ONE_OWNER)
      .replace("{all}", FairPicking.OF_ALL_OWNERS)
      .replace("{millis}", WorkCounts.Total.RENDER_MILLIS.name())
      .replace("{frames}", WorkCounts.Total.FRAMES.name());

  /** All of these times were written by the database, which also says what time it is. */
  private static final String FORSAKEN = """
      with longest as (select clock_timestamp() - ? * interval '1 second' as since)
      select export.id from export, longest where status = 'pending' and updated < since
        and not exists (select from render_turn where render_turn.owner = export.owner and served >= since)
        and not exists (select from job_render where job_render.owner = export.owner and picked)
      order by export.id
      """;

  private final Database database;

  public DatabaseExportQueue(Database database) {
    this.database = database;
  }

  @Override
  public Map<Long, QueuePlace> places(UserId owner) {
    return database.statements().fetch(PLACES, WorkerName.PREFIX + Lane.RENDER.word() + " ", owner.value())
        .intoMap(row -> row.get(0, Long.class), DatabaseExportQueue::place);
  }

  private static QueuePlace place(Record row) {
    return new QueuePlace(row.get(1, Integer.class),
        Optional.ofNullable(row.get(2, BigDecimal.class)).map(BigDecimal::doubleValue));
  }

  @Override
  public List<Long> forsaken(Duration longest) {
    return database.statements().fetch(FORSAKEN, longest.toSeconds()).getValues(0, Long.class);
  }
}
