package org.clipwright.graphql.transport;

import graphql.ExecutionResult;
import java.util.Optional;
import org.clipwright.graphql.execution.AnswerBodies;
import org.clipwright.graphql.execution.CallContext;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.ExecutionOutcome;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.graphql.execution.UnexpectedErrorLog;
import org.clipwright.services.error.PlatformException;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** One running operation of a socket; it requests the next result once the last one has been sent. */
final class SocketOperation implements Subscriber<ExecutionResult> {

  /** The socket that an operation belongs to. */
  interface Channel {

    /**
     * Sends a message; {@code onSent} runs when it has left.
     *
     * @throws PlatformException when the message is too long, to be reported to the client
     */
    void send(String message, Runnable onSent);

    /** Forgets an operation that has ended. */
    void forget(String id, SocketOperation operation);
  }

  private final String id;
  private final Channel socket;
  private final CallContext context;
  private Optional<Subscription> source = Optional.empty();
  private boolean ended;

  SocketOperation(String id, Channel socket, CallContext context) {
    this.id = id;
    this.socket = socket;
    this.context = context;
  }

  /** Sends the outcome of the operation, at once or as its results arrive. */
  void begin(ExecutionOutcome outcome) {
    switch (outcome) {
      case ExecutionOutcome.Stream stream -> stream.results().subscribe(this);
      case ExecutionOutcome.Answer answer when answer.kind() == ExecutionOutcome.Kind.EXECUTED -> {
        send(SocketMessage.next(id, answer.body()), () -> {});
        complete();
      }
      case ExecutionOutcome.Answer answer -> fail(answer.body().get("errors"));
    }
  }

  /** Stops the operation silently: the client requested it, or is gone. */
  void cancel() {
    Optional<Subscription> running;
    synchronized (this) {
      ended = true;
      running = source;
    }
    running.ifPresent(Subscription::cancel);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    boolean late;
    synchronized (this) {
      source = Optional.of(subscription);
      late = ended;
    }
    if (late) {
      subscription.cancel();
    } else {
      subscription.request(1);
    }
  }

  @Override
  public void onNext(ExecutionResult result) {
    try {
      send(SocketMessage.next(id, AnswerBodies.of(result, context.requestId())), this::demand);
    } catch (PlatformException e) {
      refuse(e);
    }
  }

  /** Ends the operation, since it needs more room than there is. */
  void refuse(PlatformException reason) {
    RequestException refusal = RequestException.tooMuch(reason);
    fail(AnswerBodies.error(refusal.getMessage(), refusal.code(), context.requestId()));
    cancel();
  }

  @Override
  public void onError(Throwable cause) {
    if (cause instanceof PlatformException tooMuch) {
      refuse(tooMuch);
      return;
    }
    UnexpectedErrorLog.log(cause, context);
    fail(AnswerBodies.error(UnexpectedErrorLog.SENTENCE, ErrorCodes.INTERNAL, context.requestId()));
  }

  @Override
  public void onComplete() {
    complete();
  }

  void fail(Object errors) {
    if (end()) {
      socket.send(SocketMessage.error(id, errors), () -> {});
    }
  }

  private void complete() {
    if (end()) {
      socket.send(SocketMessage.complete(id), () -> {});
    }
  }

  private synchronized void send(String message, Runnable onSent) {
    if (!ended) {
      socket.send(message, onSent);
    }
  }

  private void demand() {
    Optional<Subscription> running;
    synchronized (this) {
      running = ended ? Optional.empty() : source;
    }
    running.ifPresent(subscription -> subscription.request(1));
  }

  /** Ends the operation; true if this call did, in which case its id is free again. */
  private boolean end() {
    synchronized (this) {
      if (ended) {
        return false;
      }
      ended = true;
    }
    socket.forget(id, this);
    return true;
  }
}
