package org.clipwright.graphql.transport;

import graphql.ExecutionResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.clipwright.graphql.live.KeptHeap;
import org.clipwright.services.error.PlatformException;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Lets one thread wait for the results of a publisher, as texts that count against their user's heap room; the next one
 * is requested only once that thread has handled the last.
 */
final class ResultQueue implements AutoCloseable {

  private static final long BYTES_A_CHARACTER = 2;

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private volatile Optional<Subscription> subscription = Optional.empty();
  private final Function<ExecutionResult, String> texts;
  private final KeptHeap.HeapPlace place;
  private volatile boolean closed;

  /** A publisher's signal, or that there was none. */
  sealed interface Signal {}

  record Next(String text) implements Signal {}

  record Completed() implements Signal {}

  record Failed(Throwable cause) implements Signal {}

  record Nothing() implements Signal {}

  ResultQueue(Publisher<ExecutionResult> results, Function<ExecutionResult, String> texts, KeptHeap.HeapPlace place) {
    this.texts = texts;
    this.place = place;
    results.subscribe(new Receiver());
  }

  Signal await(Duration time) {
    try {
      Signal signal = signals.poll(time.toMillis(), TimeUnit.MILLISECONDS);
      return signal == null ? new Nothing() : signal;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Completed();
    }
  }

  /** Requests the next result, once the last is no longer needed. */
  void demand() {
    place.hold(0);
    subscription.ifPresent(source -> source.request(1));
  }

  @Override
  public void close() {
    closed = true;
    subscription.ifPresent(Subscription::cancel);
  }

  private final class Receiver implements Subscriber<ExecutionResult> {

    @Override
    public void onSubscribe(Subscription source) {
      subscription = Optional.of(source);
      if (closed) {
        source.cancel();
      } else {
        source.request(1);
      }
    }

    @Override
    public void onNext(ExecutionResult result) {
      try {
        String text = texts.apply(result);
        place.hold(BYTES_A_CHARACTER * text.length());
        signals.add(new Next(text));
      } catch (PlatformException tooMuch) {
        signals.add(new Failed(tooMuch));
      }
    }

    @Override
    public void onError(Throwable cause) {
      signals.add(new Failed(cause));
    }

    @Override
    public void onComplete() {
      signals.add(new Completed());
    }
  }
}
