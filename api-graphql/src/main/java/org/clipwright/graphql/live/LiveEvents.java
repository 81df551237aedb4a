package org.clipwright.graphql.live;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.clipwright.services.budget.HeapBudget;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.UserId;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The events of one subscription: a slow client gets only the newest state, at most a few events per second are sent,
 * and the last one always is.
 *
 * @param feed the feed that is followed
 * @param owner the object's owner
 * @param present the current object
 * @param changes computes the events between two states
 * @param before run before each event
 */
public record LiveEvents<V, E>(
    LiveFeed<V> feed, UserId owner, long id, V present, Changes<V, E> changes, Runnable before)
    implements Publisher<E> {

  /** Copies of a state: the present one, the newest, the last one sent, and what remains to be sent of it. */
  private static final long COPIES = 4;

  /** Computes events. */
  @FunctionalInterface
  public interface Changes<V, E> {
    /**
     * The events between two states.
     *
     * @param earlier the last state that was sent; empty at first
     */
    List<E> between(Optional<V> earlier, V now);
  }

  @Override
  public void subscribe(Subscriber<? super E> subscriber) {
    Run run = new Run(subscriber);
    subscriber.onSubscribe(run);
    run.begin();
  }

  private final class Run implements Subscription, LiveFeed.Watcher<V> {

    private final Subscriber<? super E> subscriber;
    private final HeapBudget budget = HeapShare.current().budget();
    private final KeptHeap.HeapPlace place = feed.room().open(Long.toString(owner.value()));
    private final Queue<E> events = new ArrayDeque<>();
    private Optional<LiveFeed.Watch> watch = Optional.empty();
    private Optional<LiveFeed.State<V>> newest = Optional.empty();
    private Optional<V> told = Optional.empty();
    private Optional<PlatformException> refusal = Optional.empty();
    private long toldNumber = -1;
    private long notBefore = System.nanoTime();
    private long demand;
    private boolean draining;
    private boolean ended;

    Run(Subscriber<? super E> subscriber) {
      this.subscriber = subscriber;
    }

    void begin() {
      LiveFeed.Watch begun = feed.watch(owner, id, present, budget, this);
      boolean late;
      synchronized (this) {
        watch = Optional.of(begun);
        late = ended;
      }
      if (late) {
        begun.end();
      }
    }

    @Override
    public void told(LiveFeed.State<V> state) {
      synchronized (this) {
        if (newest.isEmpty() || newest.get().number() < state.number()) {
          keep(state);
        }
      }
      drainSoon();
    }

    private void keep(LiveFeed.State<V> state) {
      try {
        place.holdAtLeast(COPIES * state.bytes());
        newest = Optional.of(state);
      } catch (PlatformException full) {
        refusal = Optional.of(full);
      }
    }

    @Override
    public void failed(PlatformException tooLarge) {
      synchronized (this) {
        refusal = Optional.of(tooLarge);
      }
      drainSoon();
    }

    @Override
    public void request(long n) {
      synchronized (this) {
        demand = n <= 0 || demand + n < 0 ? Long.MAX_VALUE : demand + n;
      }
      drainSoon();
    }

    @Override
    public void cancel() {
      Optional<LiveFeed.Watch> running;
      synchronized (this) {
        ended = true;
        running = watch;
      }
      running.ifPresent(LiveFeed.Watch::end);
      place.close();
    }

    /** One thread at a time notifies the subscriber, and never too early. */
    private synchronized void drainSoon() {
      if (draining || ended) {
        return;
      }
      draining = true;
      long wait = events.isEmpty() ? notBefore - System.nanoTime() : 0;
      if (wait <= 0) {
        feed.workers().execute(this::drain);
      } else {
        feed.clock().schedule(() -> feed.workers().execute(this::drain), wait, TimeUnit.NANOSECONDS);
      }
    }

    private void drain() {
      boolean over;
      Optional<PlatformException> refused;
      Optional<E> event = next();
      while (event.isPresent()) {
        tell(event.get());
        event = next();
      }
      synchronized (this) {
        draining = false;
        refused = ended ? Optional.empty() : refusal;
        over = isOver();
        ended |= over || refused.isPresent();
      }
      if (refused.isPresent()) {
        cancel();
        subscriber.onError(refused.get());
      } else if (over) {
        cancel();
        subscriber.onComplete();
      } else if (hasMore()) {
        drainSoon();
      }
    }

    /** Each event is read and written within its own heap share, since no request lasts that long. */
    private void tell(E event) {
      try (HeapShare share = budget.open()) {
        share.run(() -> {
          before.run();
          subscriber.onNext(event);
        });
      }
    }

    private synchronized Optional<E> next() {
      if (ended || demand == 0 || refusal.isPresent()) {
        return Optional.empty();
      }
      if (events.isEmpty() && isUntold() && System.nanoTime() >= notBefore) {
        takeNewest();
      }
      E event = events.poll();
      if (event != null) {
        demand--;
        notBefore = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LiveFeed.INTERVAL_MILLIS);
      }
      return Optional.ofNullable(event);
    }

    private void takeNewest() {
      LiveFeed.State<V> state = newest.orElseThrow();
      toldNumber = state.number();
      state.value().ifPresent(now -> {
        events.addAll(changes.between(told, now));
        told = Optional.of(now);
      });
    }

    private boolean isUntold() {
      return newest.isPresent() && newest.get().number() > toldNumber;
    }

    private synchronized boolean hasMore() {
      return !ended && demand > 0 && (!events.isEmpty() || isUntold());
    }

    private boolean isOver() {
      return !ended && events.isEmpty() && !isUntold() && newest.isPresent() && newest.get().over();
    }
  }
}
