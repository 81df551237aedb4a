package org.clipwright.graphql.transport;

import graphql.ExecutionResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Lets one thread wait for the results of a publisher; the next one is asked for only when the last was taken. */
final class ResultQueue implements AutoCloseable {

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private volatile Optional<Subscription> subscription = Optional.empty();
  private volatile boolean closed;

  /** What a publisher can say, or that it said nothing. */
  sealed interface Signal {}

  record Next(ExecutionResult result) implements Signal {}

  record Completed() implements Signal {}

  record Failed(Throwable cause) implements Signal {}

  record Nothing() implements Signal {}

  ResultQueue(Publisher<ExecutionResult> results) {
    results.subscribe(new Receiver());
  }

  Signal await(Duration time) {
    try {
      Signal signal = signals.poll(time.toMillis(), TimeUnit.MILLISECONDS);
      if (signal instanceof Next) {
        subscription.ifPresent(source -> source.request(1));
      }
      return signal == null ? new Nothing() : signal;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Completed();
    }
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
      signals.add(new Next(result));
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
