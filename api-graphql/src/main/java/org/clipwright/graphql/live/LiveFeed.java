package org.clipwright.graphql.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.clipwright.services.budget.HeapBudget;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows objects of one kind: each is read once for all its watchers, when a notice says it has changed, and at most a
 * few times a second.
 *
 * @param <V> the type of the objects
 */
public final class LiveFeed<V> {

  /** The interval between two events for the same watcher. */
  static final long INTERVAL_MILLIS = 250;

  /** The polling interval without a notice. */
  static final long LOOK_AGAIN_SECONDS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

  private final ScheduledExecutorService clock;
  private final Executor workers;
  private final BiFunction<UserId, Long, Optional<V>> read;
  private final Predicate<V> last;
  private final ToLongFunction<V> weight;
  private final KeptHeap room;
  private final Map<Long, Watched> all = new ConcurrentHashMap<>();

  /**
   * The state of a watched object when it was read.
   *
   * @param number counts the changes
   * @param value empty when it is gone
   * @param bytes the approximate size of the value
   * @param over whether no further state will follow
   */
  record State<V>(long number, Optional<V> value, long bytes, boolean over) {}

  /** Receives the states of a watched object. */
  interface Watcher<V> {
    void told(State<V> state);

    /** Called instead when the object has become too large to be read. */
    void failed(PlatformException tooLarge);
  }

  /** Ends a watch. */
  interface Watch {
    void end();
  }

  /** How objects of a kind are followed: how they are read, when they are over, and how many bytes each takes. */
  record Kind<V>(BiFunction<UserId, Long, Optional<V>> read, Predicate<V> last, ToLongFunction<V> weight) {}

  LiveFeed(ScheduledExecutorService clock, Executor workers, KeptHeap room, Kind<V> kind) {
    this.clock = clock;
    this.workers = workers;
    this.room = room;
    this.read = kind.read();
    this.last = kind.last();
    this.weight = kind.weight();
  }

  /** The room for subscriptions. */
  KeptHeap room() {
    return room;
  }

  /**
   * Passes the present state to a watcher at once, and then every later one; the object must be known to be the
   * owner's.
   *
   * @param budget the budget from which each read takes a share
   */
  Watch watch(UserId owner, long id, V present, HeapBudget budget, Watcher<V> watcher) {
    Watched watched = all.compute(id, (_, known) -> {
      // An object that was over when last read may have begun again since.
      Watched one = known == null || known.state.over() ? new Watched(owner, id, present, budget) : known;
      one.watchers.add(watcher);
      return one;
    });
    watcher.told(watched.state);
    watched.refreshSoon(Reason.LOOK);
    return () -> all.computeIfPresent(id, (_, known) -> {
      known.watchers.remove(watcher);
      return known.watchers.isEmpty() ? null : known;
    });
  }

  /** Records a change; returns at once. */
  void changed(long id) {
    Watched watched = all.get(id);
    if (watched != null) {
      watched.refreshSoon(Reason.NOTICE);
    }
  }

  /** Checks for changes without a notice. */
  void lookAgain() {
    all.values().forEach(watched -> watched.refreshSoon(Reason.LOOK));
  }

  /** The ids of watched objects whose state matches. */
  List<Long> watched(Predicate<V> like) {
    List<Long> ids = new ArrayList<>();
    all.values().stream().filter(one -> one.state.value().filter(like).isPresent()).forEach(one -> ids.add(one.id));
    return ids;
  }

  ScheduledExecutorService clock() {
    return clock;
  }

  Executor workers() {
    return workers;
  }

  /** Why an object is read again: after a notice, watchers are notified even if the object itself is unchanged. */
  private enum Reason {
    LOOK,
    NOTICE
  }

  private final class Watched {

    private final UserId owner;
    private final long id;
    private final HeapBudget budget;
    private final Set<Watcher<V>> watchers = new CopyOnWriteArraySet<>();
    private volatile State<V> state;
    private Optional<Reason> planned = Optional.empty();
    private long readAt = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);

    Watched(UserId owner, long id, V present, HeapBudget budget) {
      this.owner = owner;
      this.id = id;
      this.budget = budget;
      this.state = new State<>(0, Optional.of(present), weight.applyAsLong(present), last.test(present));
    }

    synchronized void refreshSoon(Reason reason) {
      boolean waiting = planned.isPresent();
      if (!waiting || reason == Reason.NOTICE) {
        planned = Optional.of(reason);
      }
      if (!waiting) {
        long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - readAt);
        clock.schedule(() -> workers.execute(this::refresh), Math.max(0, INTERVAL_MILLIS - since),
            TimeUnit.MILLISECONDS);
      }
    }

    private void refresh() {
      Reason reason;
      synchronized (this) {
        reason = planned.orElse(Reason.LOOK);
        planned = Optional.empty();
        readAt = System.nanoTime();
      }
      try (HeapShare share = budget.open()) {
        share.run(() -> take(read.apply(owner, id), reason));
      } catch (PlatformException unreadable) {
        LOG.info("A watched object could not be read. id={} message={}", id, unreadable.getMessage());
        if (unreadable.code() == ErrorCode.INVALID) {
          watchers.forEach(watcher -> watcher.failed(unreadable));
        }
      }
    }

    private void take(Optional<V> value, Reason reason) {
      State<V> next;
      synchronized (this) {
        if (reason == Reason.LOOK && value.equals(state.value())) {
          return;
        }
        next = new State<>(state.number() + 1, value, value.map(weight::applyAsLong).orElse(0L),
            value.isEmpty() || value.filter(last).isPresent());
        state = next;
      }
      watchers.forEach(watcher -> watcher.told(next));
    }
  }
}
