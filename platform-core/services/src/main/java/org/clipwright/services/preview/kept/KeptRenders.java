package org.clipwright.services.preview.kept;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.budget.FairTurns;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.sender.Sender;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.services.work.WorkDispatcher;
import org.clipwright.services.work.WorkRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has workers render what stays stored, such as segments of previews: each only once, even if several callers request
 * it at the same time, and what is likely to be requested next ahead. Only a few are rendered at a time, to leave
 * workers free for other users. Thread-safe.
 */
public final class KeptRenders implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeptRenders.class);

  /** Together with those rendered ahead, half of the jobs that an interactive worker runs at the same time. */
  private static final int AT_ONCE = 2;

  private static final int AHEAD_AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int KEPT_KEYS = 20_000;

  /** How long what is rendered ahead leaves the workers to what somebody waits for. */
  private static final Duration YIELDED = Duration.ofSeconds(1);

  private static final long LOOK_AGAIN_MILLIS = 20;

  private final MediaStore media;
  private final WorkDispatcher workers;
  private final FairTurns turns = new FairTurns(AT_ONCE, PATIENCE);
  private final Semaphore ahead = new Semaphore(AHEAD_AT_ONCE);
  /** How many are rendered, or wait for their turn, for whom somebody waits. */
  private final AtomicInteger awaited = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, CompletableFuture<String>> rendering = new ConcurrentHashMap<>();
  /** What is being rendered ahead, by the name of the viewing. */
  private final Map<String, Queue<Wanted>> plans = new ConcurrentHashMap<>();
  private final Cache<String, String> keys = Caffeine.newBuilder().maximumSize(KEPT_KEYS).build();

  /**
   * What to render.
   *
   * @param name the same for the same bytes
   */
  public record Wanted(UserId owner, String name, WorkRequest<WorkAnswer.Kept> request) {}

  /**
   * What somebody looks at.
   *
   * @param name the same wherever they look
   * @param now what is shown
   * @param next what will be shown after it
   */
  public record Viewing(String name, Wanted now, List<Wanted> next) {}

  /** Renders nothing yet. */
  public KeptRenders(MediaStore media, WorkDispatcher workers) {
    this.media = media;
    this.workers = workers;
  }

  /**
   * The bytes of what is rendered.
   *
   * @throws PlatformException {@code INVALID} when it cannot be rendered, {@code BUSY} when no worker has time for it
   */
  public byte[] bytes(Wanted wanted) {
    return read(key(wanted, true)).or(() -> renderedAgain(wanted))
        .orElseThrow(() -> new PlatformException(ErrorCode.BUSY, "The rendered result was removed. Try again."));
  }

  /** Renders again what was removed from the storage to make room. */
  private Optional<byte[]> renderedAgain(Wanted wanted) {
    keys.invalidate(wanted.name());
    return read(key(wanted, true));
  }

  private Optional<byte[]> read(String key) {
    Optional<StoredObject> found = media.find(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    HeapShare.current().claimForAnswer(found.get().size());
    try (InputStream content = media.open(key)) {
      return Optional.of(content.readAllBytes());
    } catch (IOException failure) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "The rendered result cannot be read: " + failure.getMessage(), failure);
    } catch (PlatformException failure) {
      if (failure.code() == ErrorCode.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /**
   * The bytes of what somebody looks at, and renders ahead what comes next, one after the other, if workers have time
   * after that. What was to be rendered ahead at another place is left out.
   *
   * @throws PlatformException as for a single one
   */
  public byte[] bytes(Viewing viewing) {
    if (!isUnderWay(viewing.now())) {
      plans.remove(viewing.name());
    }
    byte[] bytes = bytes(viewing.now());
    prepare(viewing);
    return bytes;
  }

  private void prepare(Viewing viewing) {
    List<Wanted> missing = viewing.next().stream().filter(wanted -> !isUnderWay(wanted)).toList();
    if (missing.isEmpty() || !ahead.tryAcquire()) {
      return;
    }
    // Unlike lists, queues with the same content are not equal: another player's plan is not this one.
    Queue<Wanted> plan = new ConcurrentLinkedQueue<>(missing);
    plans.put(viewing.name(), plan);
    threads.execute(() -> {
      try {
        for (Wanted wanted : plan) {
          awaitQuiet();
          if (plans.get(viewing.name()) != plan) {
            break;
          }
          key(wanted, false);
        }
      } catch (PlatformException failure) {
        LOG.info("Something was not rendered ahead. reason={}", failure.getMessage());
      } finally {
        plans.remove(viewing.name(), plan);
        ahead.release();
      }
    });
  }

  /** Nobody waits for what is rendered ahead, so others go first; but not for long, or players would have to wait. */
  private void awaitQuiet() {
    long end = System.nanoTime() + YIELDED.toNanos();
    try {
      while (awaited.get() > 0 && System.nanoTime() - end < 0) {
        Thread.sleep(LOOK_AGAIN_MILLIS);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isUnderWay(Wanted wanted) {
    return known(wanted).isPresent() || rendering.containsKey(wanted.name());
  }

  /** The key of what is rendered in the storage; renders it, or waits until another request has. */
  private String key(Wanted wanted, boolean inTurn) {
    Optional<String> known = known(wanted);
    if (known.isPresent()) {
      return known.get();
    }
    CompletableFuture<String> mine = new CompletableFuture<>();
    CompletableFuture<String> other = rendering.putIfAbsent(wanted.name(), mine);
    return other == null ? render(wanted, inTurn, mine) : await(other);
  }

  private String render(Wanted wanted, boolean inTurn, CompletableFuture<String> result) {
    try {
      String key = inTurn ? inTurn(wanted) : call(wanted);
      keys.put(wanted.name(), key);
      result.complete(key);
      return key;
    } catch (RuntimeException | Error failure) {
      result.completeExceptionally(failure);
      throw failure;
    } finally {
      rendering.remove(wanted.name(), result);
    }
  }

  private String inTurn(Wanted wanted) {
    awaited.incrementAndGet();
    try {
      turns.take(Sender.user(wanted.owner().value()));
      try {
        return call(wanted);
      } finally {
        turns.giveBack();
      }
    } finally {
      awaited.decrementAndGet();
    }
  }

  private String call(Wanted wanted) {
    return workers.call(wanted.owner(), wanted.request()).key();
  }

  private static String await(CompletableFuture<String> other) {
    try {
      return other.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof PlatformException known) {
        throw new PlatformException(known.code(), known.getMessage(), known);
      }
      throw failure;
    }
  }

  private Optional<String> known(Wanted wanted) {
    return Optional.ofNullable(keys.getIfPresent(wanted.name()));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
