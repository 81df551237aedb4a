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
 * Whether a worker process should be replaced: threads run on in it that nobody can stop, or its memory ran out. It
 * ends when what came of the job at hand is written down. Any thread may use it.
 */
public final class WorkerHealth {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerHealth.class);

  /** Kept for the time when memory has run out, so that what came of the job can still be written down. */
  private static final int RESERVE_BYTES = 16 << 20;

  private final AtomicReference<byte[]> reserve = new AtomicReference<>(new byte[RESERVE_BYTES]);
  private final AtomicBoolean noted = new AtomicBoolean();
  private final Set<Thread> culprits = ConcurrentHashMap.newKeySet();
  private final LongConsumer culprit;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  /** Nothing has been noted yet; the consumer gets the id of each job during which something is. */
  public WorkerHealth(LongConsumer culprit) {
    this.culprit = culprit;
  }

  /** Notes that the process should not go on after the job of this thread. */
  public void note() {
    culprits.add(Thread.currentThread());
    reserve.set(new byte[0]);
    if (!noted.getAndSet(true)) {
      LOG.warn("This process will be replaced because some of its threads cannot be stopped or its memory ran out.");
    }
  }

  /** Notes it when a failure comes from a lack of memory. */
  void noteLackOfMemory(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        note();
        return;
      }
    }
  }

  /** The jobs, with the end of the process after the one in which that was noted. */
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

  /** Done when the process is to end. */
  public CompletableFuture<Void> end() {
    return end;
  }
}
