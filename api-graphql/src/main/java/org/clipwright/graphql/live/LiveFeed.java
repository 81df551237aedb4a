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
import org.clipwright.services.budget.KeptHeap;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows objects of one kind: each is read once for all who watch it, when a notice tells that it has changed, and at
 * most a few times a second.
 *
 * @param <V> what is read
 */
public final class LiveFeed<V> {

  /** Between two events for the same watcher. */
  static final long INTERVAL_MILLIS = 250;

  /** Between two looks without a notice. */
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
   * What a watched object was when it was read.
   *
   * @param number counts the changes
   * @param value empty when it is gone
   * @param bytes that the value takes, more or less
   * @param over whether no further state will follow
   */
  record State<V>(long number, Optional<V> value, long bytes, boolean over) {}

  /** Somebody who is to be told. */
  interface Watcher<V> {
    void told(State<V> state);

    /** Told instead when it has become too large to be read. */
    void failed(PlatformException tooLarge);
  }

  /** Ends the watching. */
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

  /** The room that subscriptions take. */
  KeptHeap room() {
    return room;
  }

  /**
   * Tells a watcher the present state at once, and every later one; the object is known to be the owner's.
   *
   * @param budget of which each reading takes a share
   */
  Watch watch(UserId owner, long id, V present, HeapBudget budget, Watcher<V> watcher) {
    Watched watched = all.compute(id, (_, known) -> {
      // What was over when others last looked may have begun again since.
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

  /** Takes note of a change; returns at once. */
  void changed(long id) {
    Watched watched = all.get(id);
    if (watched != null) {
      watched.refreshSoon(Reason.NOTICE);
    }
  }

  /** Looks whether changes went by without a notice. */
  void lookAgain() {
    all.values().forEach(watched -> watched.refreshSoon(Reason.LOOK));
  }

  /** The ids of what is watched and has a state like this. */
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

  /** Why something is read again: after a notice watchers are told even if the object itself is as before. */
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
