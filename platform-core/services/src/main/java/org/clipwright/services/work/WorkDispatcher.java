package org.clipwright.services.work;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.trace.Tracer;
import org.clipwright.services.trace.Traces;

/** Dispatches work to a worker and waits for the result. */
public final class WorkDispatcher implements AutoCloseable {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final WorkRepository requests;
  private final JobQueue queue;
  private final Transactions transactions;
  private final Duration patience;
  private final Notices.Subscription subscription;
  private final Map<Long, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

  public WorkDispatcher(
      WorkRepository requests, JobQueue queue, Transactions transactions, Notices notices, Duration patience) {
    this.requests = requests;
    this.queue = queue;
    this.transactions = transactions;
    this.patience = patience;
    this.subscription = notices.subscribe(Notices.Topic.WORK_FINISHED, this::wake);
  }

  private void wake(long id) {
    CompletableFuture<Void> bell = waiting.get(id);
    if (bell != null) {
      bell.complete(null);
    }
  }

  /**
   * The answer to a request.
   *
   * @param owner whom it is for
   * @throws PlatformException {@code INVALID} with the worker's message when it fails, {@code BUSY} when no worker has
   *     done it in time
   */
  public <A extends WorkAnswer> A call(UserId owner, WorkRequest<A> request) {
    try (Tracer.Span _ = Traces.step("work for " + request.getClass().getSimpleName())) {
      return answered(owner, request);
    }
  }

  private <A extends WorkAnswer> A answered(UserId owner, WorkRequest<A> request) {
    long id = transactions.call(() -> {
      long stored = requests.insert(request);
      queue.enqueue(JobQueue.Kind.WORK, owner, stored);
      return stored;
    });
    try {
      return switch (await(id)) {
        case WorkRepository.Done done -> request.answer().cast(done.answer());
        case WorkRepository.Failed failed -> throw new PlatformException(ErrorCode.INVALID, failed.message());
      };
    } catch (WorkRepository.UnreadableException otherVersion) {
      throw new PlatformException(ErrorCode.RESOURCE, otherVersion.getMessage(), otherVersion);
    } finally {
      waiting.remove(id);
      requests.delete(id);
    }
  }

  private WorkRepository.Outcome await(long id) {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      CompletableFuture<Void> bell = waiting.computeIfAbsent(id, ignored -> new CompletableFuture<>());
      Optional<WorkRepository.Outcome> outcome = requests.outcome(id);
      if (outcome.isPresent()) {
        return outcome.get();
      }
      rest(bell);
    }
    throw new PlatformException(ErrorCode.BUSY,
        "This did not finish within " + patience.toSeconds()
            + " seconds: the server's workers are busy, or none is running. Try again later.");
  }

  private static void rest(CompletableFuture<Void> bell) {
    try {
      bell.get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Notices may be lost; the outcome is looked up again.
    } catch (ExecutionException e) {
      throw new IllegalStateException("Waiting for a worker failed.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException(ErrorCode.RESOURCE, "The server is stopping.", e);
    }
  }

  @Override
  public void close() {
    subscription.close();
  }
}
