package org.clipwright.graphql.transport;

import graphql.ExecutionResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clipwright.graphql.execution.AnswerBodies;
import org.clipwright.graphql.execution.CallContext;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.Json;
import org.clipwright.graphql.execution.Outcome;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.graphql.execution.UnexpectedErrorLog;
import org.clipwright.graphql.setup.GraphQlLimits.SocketLimits;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;

/**
 * Writes answers as server-sent events, one connection an operation: {@code next} for each answer, {@code complete}
 * at the end, comments in between as signs of life. The caller's thread is kept until the stream ends.
 */
final class EventStreams {

  private final SocketLimits limits;
  private final ConnectionCount connections;

  EventStreams(SocketLimits limits, ConnectionCount connections) {
    this.limits = limits;
    this.connections = connections;
  }

  void write(Outcome outcome, Response response, CallContext context) throws IOException {
    if (!connections.open()) {
      abandon(outcome);
      throw new RequestException(503, ErrorCodes.UNAVAILABLE, "Too many connections are open; try again later.");
    }
    try {
      begin(response);
      switch (outcome) {
        case Outcome.Answer answer -> next(response, answer.body());
        case Outcome.Stream stream -> forward(stream, response, context);
      }
      send(response, "event: complete\ndata: \n\n", true);
    } finally {
      connections.closed();
    }
  }

  private static void abandon(Outcome outcome) {
    if (outcome instanceof Outcome.Stream stream) {
      new ResultQueue(stream.results()).close();
    }
  }

  private void begin(Response response) throws IOException {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, AnswerType.EVENTS.header());
    response.getHeaders().put("X-Accel-Buffering", "no");
    send(response, ":\n\n", false);
  }

  private void forward(Outcome.Stream stream, Response response, CallContext context) throws IOException {
    try (ResultQueue results = new ResultQueue(stream.results())) {
      long rechecked = System.nanoTime();
      while (true) {
        switch (results.await(limits.pingInterval())) {
          case ResultQueue.Next(ExecutionResult result) -> next(response, AnswerBodies.of(result, context.requestId()));
          case ResultQueue.Nothing _ -> send(response, ":\n\n", false);
          case ResultQueue.Completed _ -> {
            return;
          }
          case ResultQueue.Failed(Throwable cause) -> {
            UnexpectedErrorLog.log(cause, context);
            next(response, AnswerBodies.failure(UnexpectedErrorLog.SENTENCE, ErrorCodes.INTERNAL, context.requestId()));
            return;
          }
        }
        if (Duration.ofNanos(System.nanoTime() - rechecked).compareTo(limits.recheckInterval()) >= 0) {
          rechecked = System.nanoTime();
          if (!context.caller().admitted()) {
            next(response, AnswerBodies.failure(Identification.MISSING, ErrorCodes.UNAUTHENTICATED,
                context.requestId()));
            return;
          }
        }
      }
    }
  }

  private void next(Response response, Map<String, Object> body) throws IOException {
    send(response, "event: next\ndata: " + Json.text(body) + "\n\n", false);
  }

  private void send(Response response, String text, boolean last) throws IOException {
    try (Blocker.Callback done = Blocker.callback()) {
      response.write(last, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), done);
      done.block(limits.writeTime().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("The client reads too slowly.", e);
    }
  }
}
