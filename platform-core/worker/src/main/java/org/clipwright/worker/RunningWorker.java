package org.clipwright.worker;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.work.Lane;
import org.clipwright.services.work.LaneJobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker at work: its jobs, the clock that ends those that take too long, and whether its process should be
 * replaced.
 */
public final class RunningWorker implements AutoCloseable {

  /** Webhooks may wait for slow servers; callers must not queue behind them. */
  private static final int INTERACTIVE_JOBS = 8;

  /** How long a process that must end waits for jobs that did not cause it. */
  private static final int INNOCENT_SECONDS = 1;

  private static final Logger LOG = LoggerFactory.getLogger(RunningWorker.class);

  private final LaneJobs jobs;
  private final WorkerHealth health;
  private final JobClock clock;
  private final EffectRecords records;

  private RunningWorker(LaneJobs jobs, WorkerHealth health, JobClock clock, EffectRecords records) {
    this.jobs = jobs;
    this.health = health;
    this.clock = clock;
    this.records = records;
  }

  /** How many jobs a process runs at a time. */
  public static int jobsAtATime(Lane lane) {
    return lane == Lane.INTERACTIVE ? INTERACTIVE_JOBS : 1;
  }

  /**
   * Begins to work.
   *
   * @param backends the stores and services that jobs use
   * @param source where jobs come from
   * @param halt ends the process at once, so that another takes its place
   */
  public static RunningWorker start(
      WorkerBackends backends, WorkerSettings settings, Lane lane, LaneJobs.Source source, Runnable halt) {
    CompletableFuture<LaneJobs> started = new CompletableFuture<>();
    LongConsumer culprit = id -> started.join().bind(id);
    WorkerHealth health = new WorkerHealth(culprit);
    JobClock clock = new JobClock(
        id -> {
          health.note();
          culprit.accept(id);
        },
        stuck -> endWithout(stuck, started.join(), halt));
    LaneJobs jobs = source.start(new WorkerJobs(backends, settings, health, clock).of(lane));
    started.complete(jobs);
    health.end().thenRun(jobs::takeNoMore);
    if (lane == Lane.INTERACTIVE) {
      // Callers are waiting: their jobs are better restarted elsewhere than delayed by an orderly shutdown.
      health.end().thenRunAsync(() -> endWithout(Set.of(), jobs, halt));
    }
    EffectRecords records =
        new EffectRecords(settings.disk().scratch(), id -> isOver(backends.exports().exports(), id));
    return new RunningWorker(jobs, health, clock, lane == Lane.RENDER ? records.watch() : records);
  }

  private static boolean isOver(ExportRepository exports, long id) {
    return exports.findAny(id).map(Export::status).filter(RunningWorker::goesOn).isEmpty();
  }

  private static boolean goesOn(Export.Status status) {
    return status != Export.Status.COMPLETED && status != Export.Status.FAILED;
  }

  /**
   * Ends the process, in which jobs that are over keep running. The others did not cause this: they may finish, or are
   * run by another worker.
   */
  private static void endWithout(Set<Long> stuck, LaneJobs jobs, Runnable halt) {
    LOG.warn("This process is exiting because some of its jobs cannot be stopped. worker={} jobs={}", jobs.worker(),
        stuck);
    jobs.takeNoMore();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(INNOCENT_SECONDS);
    try {
      while (jobs.load() > stuck.size() && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      jobs.giveBackAllBut(stuck);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.error("Jobs cannot be requeued. worker={}", jobs.worker(), failure);
    } finally {
      halt.run();
    }
  }

  /** Completes when the process should be replaced; it then takes no more jobs. */
  public CompletableFuture<Void> spoiled() {
    return health.end();
  }

  /**
   * Takes no more jobs and waits, up to a limit, until the running ones have ended; {@link #close()} returns any that
   * are still running to the queue.
   */
  public void drain(Duration longest) throws InterruptedException {
    jobs.takeNoMore();
    if (jobs.load() > 0) {
      LOG.info("The worker finishes its jobs before it stops. worker={} jobs={} seconds={}", jobs.worker(), jobs.load(),
          longest.toSeconds());
    }
    long end = System.nanoTime() + longest.toNanos();
    while (jobs.load() > 0 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  @Override
  public void close() {
    records.close();
    clock.close();
    jobs.close();
  }
}
