package org.clipwright.db;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.clipwright.services.trace.Tracer;
import org.clipwright.services.trace.Traces;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.Lane;
import org.clipwright.services.work.LaneJobs;
import org.clipwright.services.work.LogTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of one lane in this process.
 *
 * <p>A job is leased with a heartbeat. When the process dies, its jobs are retried: at once by a worker started under
 * the same name, otherwise by any worker of the lane after a few missed heartbeats. Handlers count attempts themselves.
 * A job that is running when the worker is closed is interrupted and goes back to the queue.
 */
public final class JobWorker implements LaneJobs {

  private static final int MISSED_HEARTBEATS = 4;
  private static final int MOST_FAILURES = 3;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration GRACE = Duration.ofSeconds(6);
  private static final String ABANDONED =
      "The work was abandoned after it had failed " + MOST_FAILURES + " times; see the server's log.";
  private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

  private final Database database;
  private final Settings settings;
  private final Map<JobQueue.Kind, JobHandler> handlers;
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private final Listener listener;
  private final DatabaseClock clock;
  private final Scheduler scheduler;
  private volatile String name;
  private volatile boolean stopping;

  /**
   * How a worker works.
   *
   * @param lane the lane whose jobs it runs
   * @param name its name; a process started in place of another has the same name
   * @param threads how many jobs it runs at a time
   * @param mostOfOneUser how many of one user's jobs of a kind, or in the render lane of all kinds, all workers of the
   *     lane together run at a time
   * @param heartbeat how often a lease is renewed; four misses end it
   */
  public record Settings(Lane lane, String name, int threads, int mostOfOneUser, Duration heartbeat) {

    /** With a heartbeat of two seconds. */
    public static Settings of(Lane lane, String name, int threads, int mostOfOneUser) {
      return new Settings(lane, name, threads, mostOfOneUser, Duration.ofSeconds(2));
    }
  }

  private JobWorker(Database database, Settings settings, Map<JobQueue.Kind, JobHandler> handlers) {
    this.database = database;
    this.settings = settings;
    this.handlers = new EnumMap<>(handlers);
    this.name = settings.name();
    this.clock = new DatabaseClock(database);
    this.listener =
        Listener.start(database, DatabaseJobQueue.channel(settings.lane()), this::introduce, kind -> wake());
    this.scheduler = scheduler();
  }

  /**
   * Begins to work.
   *
   * @param handlers the job handlers, one for every kind of the lane; a job whose handler throws because it is
   *     interrupted waits for the next worker
   */
  public static JobWorker start(Database database, Settings settings, Map<JobQueue.Kind, JobHandler> handlers) {
    for (JobQueue.Kind kind : JobQueue.Kind.values()) {
      if (kind.lane() == settings.lane() && !handlers.containsKey(kind)) {
        throw new IllegalArgumentException("The lane " + settings.lane().word() + " needs a handler for " + kind + ".");
      }
    }
    JobWorker worker = new JobWorker(database, settings, handlers);
    worker.scheduler.start();
    LOG.info("A worker started. lane={} worker={}", settings.lane().word(), worker.name);
    return worker;
  }

  /** The connection carries the worker's name, so that the overview can tell which workers are alive. */
  private void introduce(Statement statement) throws SQLException {
    takeName(statement);
    statement.execute("set application_name = '" + WorkerName.of(settings.lane(), name).replace("'", "''") + "'");
  }

  /**
   * Takes a lock on the name that ends with the process. Its holder knows that any former holder is dead, and returns
   * the jobs that it left behind to the queue.
   */
  private void takeName(Statement statement) throws SQLException {
    String lock = "hashtextextended('" + settings.lane().word() + "/" + settings.name().replace("'", "''") + "', 0)";
    try (ResultSet result = statement.executeQuery("select pg_try_advisory_lock(" + lock + ")")) {
      result.next();
      if (!result.getBoolean(1)) {
        name = settings.name() + "-" + UUID.randomUUID();
        return;
      }
    }
    if (running.isEmpty()) {
      int left = new LeftJobs(database).giveBack(settings.lane(), settings.name(), Optional.empty());
      if (left > 0) {
        LOG.warn("Jobs of a worker that died are resumed. lane={} worker={} jobs={}", settings.lane().word(), name,
            left);
      }
    }
  }

  private Scheduler scheduler() {
    List<Task<?>> tasks = new ArrayList<>();
    handlers.forEach((kind, handler) -> tasks.add(task(kind, handler)));
    return Scheduler.create(database.pool(), tasks)
        .tableName(DatabaseJobQueue.table(settings.lane()))
        .clock(clock)
        .schedulerName(new SchedulerName.Fixed(name))
        .threads(settings.threads())
        .jdbcCustomization(new FairPicking(settings, name))
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(POLL)
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(GRACE)
        .failureLogging(LogLevel.ERROR, true)
        .build();
  }

  private Task<Void> task(JobQueue.Kind kind, JobHandler handler) {
    FailureHandler<Void> onFailure =
        (complete, operations) -> {
          if (stopping) {
            operations.reschedule(complete, complete.getExecution().executionTime);
          } else if (complete.getExecution().consecutiveFailures + 1 >= MOST_FAILURES) {
            abandon(kind, handler, complete.getExecution().getId());
            operations.remove();
          } else {
            operations.reschedule(complete, clock.now().plus(RETRY));
          }
        };
    return Tasks.custom(kind.name(), Void.class)
        .onFailure(onFailure)
        .onDeadExecutionRevive()
        .execute((_, context) -> perform(kind, handler, context.getExecution()));
  }

  /** Whoever waits for the job is told; if that fails as well, the job stays and is revived. */
  private static void abandon(JobQueue.Kind kind, JobHandler handler, String instance) {
    LOG.error("A job was abandoned. kind={} job={}", kind, instance);
    handler.fail(DatabaseJobQueue.id(instance), ABANDONED);
  }

  private CompletionHandler<Void> perform(JobQueue.Kind kind, JobHandler handler, Execution execution) {
    String instance = execution.getId();
    running.add(Thread.currentThread());
    try {
      if (stopping) {
        return backToQueue();
      }
      Optional<DatabaseJobQueue.Facts> facts =
          DatabaseJobQueue.facts(database, settings.lane(), kind, execution);
      if (facts.isEmpty()) {
        LOG.info("A job was taken over before it began. lane={} worker={} job={}", settings.lane().word(), name,
            instance);
        return (_, _) -> {};
      }
      serve(kind, instance);
      perform(kind, handler, DatabaseJobQueue.id(instance), facts.get());
      return this::removeAndLookForMore;
    } catch (RuntimeException e) {
      if (stopping) {
        LOG.info("A job is requeued. lane={} worker={} job={}", settings.lane().word(), name, instance);
        return backToQueue();
      }
      throw e;
    } finally {
      running.remove(Thread.currentThread());
      Thread.interrupted();
    }
  }

  /** Marks the job's owner as served, so that others are next. */
  private void serve(JobQueue.Kind kind, String instance) {
    if (settings.lane() == Lane.RENDER) {
      database.statements().execute(
          "insert into render_turn (owner, served) select owner, clock_timestamp() from "
              + DatabaseJobQueue.table(settings.lane()) + " where task_name = ? and task_instance = ?"
              + " on conflict (owner) do update set served = excluded.served",
          kind.name(), instance);
    }
  }

  private void perform(JobQueue.Kind kind, JobHandler handler, long id, DatabaseJobQueue.Facts facts) {
    String word = kind.name().toLowerCase(Locale.ROOT);
    try (LogTrail _ = LogTrail.ofJob(kind, id, facts.request()); Tracer.Span span = Traces.job(word, facts.trace())) {
      span.with("clipwright.job", word + "-" + id).with("clipwright.worker", name);
      try {
        facts.verdict().ifPresentOrElse(sentence -> handler.fail(id, sentence), () -> handler.run(id));
      } catch (RuntimeException failure) {
        span.failed(stopping ? "requeued" : failure.getClass().getSimpleName());
        throw failure;
      }
    }
  }

  /** The owner's next job may have been waiting for this one to end. */
  private void removeAndLookForMore(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    operations.remove();
    wake();
  }

  /** At its old position, before later ones. */
  private static CompletionHandler<Void> backToQueue() {
    return (complete, operations) -> operations.reschedule(complete, complete.getExecution().executionTime);
  }

  private void wake() {
    if (scheduler != null) {
      scheduler.triggerCheckForDueExecutions();
    }
  }

  @Override
  public void takeNoMore() {
    stopping = true;
    scheduler.pause();
  }

  @Override
  public String worker() {
    return name;
  }

  @Override
  public int load() {
    return running.size();
  }

  @Override
  public void bind(long culprit) {
    new LeftJobs(database).bind(settings.lane(), name, culprit);
  }

  @Override
  public void giveBackAllBut(Set<Long> over) {
    new LeftJobs(database).giveBackAllBut(settings.lane(), name, over);
  }

  @Override
  public void close() {
    stopping = true;
    running.forEach(Thread::interrupt);
    scheduler.stop();
    listener.close();
    LOG.info("A worker stopped. lane={} worker={}", settings.lane().word(), name);
  }
}
