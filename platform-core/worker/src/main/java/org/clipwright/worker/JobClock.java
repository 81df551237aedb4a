package org.clipwright.worker;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.clipwright.services.work.JobHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how long jobs take. A job that takes too long fails at once and is interrupted; if it still does not stop,
 * this process must end. Thread-safe.
 */
final class JobClock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobClock.class);
  private static final long CHECK_MILLIS = 100;
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration STANDSTILL = Duration.ofSeconds(5);

  private final Set<Running> running = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final LongConsumer failed;
  private final Consumer<Set<Long>> stuck;

  /**
   * Begins to watch.
   *
   * @param failed receives the id of a job that has taken too long: its threads may still be running
   * @param stuck receives the ids of jobs that took too long and do not stop
   */
  public JobClock(LongConsumer failed, Consumer<Set<Long>> stuck) {
    this.failed = failed;
    this.stuck = stuck;
    Thread.ofPlatform().name("job-clock").daemon().start(this::watch);
  }

  /** A job on its thread. */
  private static final class Running {

    private final Thread thread = Thread.currentThread();
    private final JobHandler handler;
    private final long id;
    private final JobLimit limit;
    private volatile long sinceNanos = System.nanoTime();
    private volatile boolean failed;
    private boolean ended;

    Running(JobHandler handler, long id, JobLimit limit) {
      this.handler = handler;
      this.id = id;
      this.limit = limit;
    }

    boolean lasts(Duration time) {
      return System.nanoTime() - sinceNanos > time.toNanos();
    }

    /** The thread may soon have another job, which must not be interrupted. */
    synchronized void interrupt() {
      if (!ended) {
        thread.interrupt();
      }
    }

    synchronized void end() {
      ended = true;
    }
  }

  /** The same jobs, each with a time limit. */
  public JobHandler limited(JobHandler handler, JobLimit limit) {
    return new JobHandler() {
      @Override
      public void run(long id) {
        Running job = new Running(handler, id, limit);
        running.add(job);
        try {
          handler.run(id);
        } finally {
          job.end();
          running.remove(job);
        }
      }

      @Override
      public void fail(long id, String sentence) {
        handler.fail(id, sentence);
      }
    };
  }

  /** Records a step, for all jobs whose time is counted from their last one. */
  public void step() {
    for (Running job : running) {
      if (job.limit.counted() == JobLimit.Counted.FROM_LAST_STEP && !job.failed) {
        job.sinceNanos = System.nanoTime();
      }
    }
  }

  /** Time in which this whole process did not run, because it or its machine was stopped, is not the jobs' time. */
  private void forgive(long nanos) {
    LOG.warn("This process did not run for {} seconds.", Duration.ofNanos(nanos).toSeconds());
    running.forEach(job -> job.sinceNanos += nanos);
  }

  private void watch() {
    try {
      long before = System.nanoTime();
      while (!closed.await(CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
        long now = System.nanoTime();
        if (now - before > STANDSTILL.toNanos()) {
          forgive(now - before);
        }
        before = now;
        running.stream().filter(job -> !job.failed && job.lasts(job.limit.time())).forEach(this::fail);
        Set<Long> left =
            running.stream().filter(job -> job.failed && job.lasts(GRACE)).map(job -> job.id)
                .collect(Collectors.toSet());
        if (!left.isEmpty()) {
          stuck.accept(left);
          return;
        }
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(Running job) {
    LOG.warn("A job takes too long and is being stopped. job={} limitSeconds={}", job.id, job.limit.time().toSeconds());
    try {
      job.handler.fail(job.id, job.limit.sentence());
      failed.accept(job.id);
    } catch (RuntimeException failure) {
      LOG.error("The overrun of a job could not be recorded. job={}", job.id, failure);
    }
    job.failed = true;
    job.sinceNanos = System.nanoTime();
    job.interrupt();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
