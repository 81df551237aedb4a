package org.clipwright.worker;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.clipwright.services.work.Lane;
import org.clipwright.services.work.LaneJobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker at work: its jobs, the clock that ends those that take too long, and whether its process should be replaced. */
public final class RunningWorker implements AutoCloseable {

  /** Webhooks may wait for slow servers; callers shall not wait behind them. */
  private static final int INTERACTIVE_JOBS = 8;

  /** How long a process that has to end waits for jobs that had no part in it. */
  private static final int INNOCENT_SECONDS = 1;

  private static final Logger LOG = LoggerFactory.getLogger(RunningWorker.class);

  private final LaneJobs jobs;
  private final WorkerHealth health;
  private final JobClock clock;

  private RunningWorker(LaneJobs jobs, WorkerHealth health, JobClock clock) {
    this.jobs = jobs;
    this.health = health;
    this.clock = clock;
  }

  /** How many jobs a process does at a time. */
  public static int jobsAtATime(Lane lane) {
    return lane == Lane.INTERACTIVE ? INTERACTIVE_JOBS : 1;
  }

  /**
   * Begins to work.
   *
   * @param backends what jobs read and write
   * @param source where they come from
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
      // Callers are waiting: what others do here is better done anew elsewhere than after an orderly end.
      health.end().thenRunAsync(() -> endWithout(Set.of(), jobs, halt));
    }
    return new RunningWorker(jobs, health, clock);
  }

  /**
   * Ends the process, in which jobs run on that are over. The others had no part in it: they may come to their end, or
   * are done by another worker.
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

  /** Done when the process is to be replaced; it then takes no more jobs. */
  public CompletableFuture<Void> spoiled() {
    return health.end();
  }

  @Override
  public void close() {
    clock.close();
    jobs.close();
  }
}
