package org.clipwright.graphql.transport;

import graphql.language.OperationDefinition.Operation;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clipwright.graphql.execution.AnswerBodies;
import org.clipwright.graphql.execution.CallContext;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.GraphQlEngine;
import org.clipwright.graphql.execution.GraphQlRequest;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.PlatformException;

/** The operations that run on one connection. */
final class SocketOperations {

  private static final Set<Operation> ALL = EnumSet.allOf(Operation.class);

  private final GraphQlEngine engine;
  private final Callers callers;
  private final int most;
  private final SocketOperation.Channel channel;
  private final Map<String, SocketOperation> running = new ConcurrentHashMap<>();

  SocketOperations(GraphQlEngine engine, Callers callers, int most, SocketOperation.Channel channel) {
    this.engine = engine;
    this.callers = callers;
    this.most = most;
    this.channel = channel;
  }

  /**
   * Begins an operation, which owns the share from now on, or tells the client why not.
   *
   * @return false if an operation of this id is running already
   */
  boolean begin(SocketMessage.Subscribe message, CallContext context, HeapShare share) {
    SocketOperation operation = new SocketOperation(message.id(), channel, context);
    if (running.size() >= most) {
      share.close();
      sendError(message.id(), "No more than " + most + " operations may run on one connection.",
          ErrorCodes.LIMIT_EXCEEDED, context);
      return true;
    }
    try {
      callers.count(context.caller());
    } catch (RequestException tooOften) {
      share.close();
      sendError(message.id(), tooOften.getMessage(), tooOften.code(), context);
      return true;
    }
    if (running.putIfAbsent(message.id(), operation) != null) {
      share.close();
      return false;
    }
    Thread.ofVirtual().name("graphql-socket-operation").start(() -> {
      try (share) {
        share.run(() -> run(operation, message.request(), context));
      }
    });
    return true;
  }

  private void run(SocketOperation operation, GraphQlRequest request, CallContext context) {
    try {
      operation.begin(engine.execute(request, context, ALL));
    } catch (PlatformException e) {
      operation.refuse(e);
    } catch (RuntimeException e) {
      operation.onError(e);
    }
  }

  private void sendError(String operation, String sentence, String code, CallContext context) {
    channel.send(SocketMessage.error(operation, AnswerBodies.error(sentence, code, context.requestId())), () -> {});
  }

  void cancel(String id) {
    Optional.ofNullable(running.remove(id)).ifPresent(SocketOperation::cancel);
  }

  void cancelAll() {
    running.values().forEach(SocketOperation::cancel);
    running.clear();
  }

  /** Takes out an operation that has ended. */
  void forget(String id, SocketOperation operation) {
    running.remove(id, operation);
  }
}
