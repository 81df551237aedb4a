package org.clipwright.worker;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.clipwright.services.work.JobHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a worker process should be replaced because it has threads that cannot be stopped, or ran out of memory. It
 * exits once the result of the current job is recorded. Thread-safe.
 */
final class WorkerHealth {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerHealth.class);

  /** Reserved for when memory has run out, so that the job's result can still be recorded. */
  private static final int RESERVE_BYTES = 16 << 20;

  private final AtomicReference<byte[]> reserve = new AtomicReference<>(new byte[RESERVE_BYTES]);
  private final AtomicBoolean noted = new AtomicBoolean();
  private final Set<Thread> culprits = ConcurrentHashMap.newKeySet();
  private final LongConsumer culprit;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  /** Starts healthy; the consumer receives the id of each job during which a problem is noted. */
  public WorkerHealth(LongConsumer culprit) {
    this.culprit = culprit;
  }

  /** Notes that the process should end after this thread's job. */
  public void note() {
    culprits.add(Thread.currentThread());
    reserve.set(new byte[0]);
    if (!noted.getAndSet(true)) {
      LOG.warn("This process will be replaced because some of its threads cannot be stopped or its memory ran out.");
    }
  }

  /** Notes it when a failure was caused by lack of memory. */
  void noteLackOfMemory(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        note();
        return;
      }
    }
  }

  /** Wraps the jobs so that the process ends after the one in which that was noted. */
  public JobHandler after(JobHandler jobs) {
    return new JobHandler() {
      @Override
      public void run(long id) {
        try {
          jobs.run(id);
        } catch (OutOfMemoryError memory) {
          note();
          throw memory;
        } finally {
          if (culprits.remove(Thread.currentThread())) {
            culprit.accept(id);
          }
          if (noted.get()) {
            end.complete(null);
          }
        }
      }

      @Override
      public void fail(long id, String sentence) {
        jobs.fail(id, sentence);
      }
    };
  }

  /** Completes when the process should end. */
  public CompletableFuture<Void> end() {
    return end;
  }
}
