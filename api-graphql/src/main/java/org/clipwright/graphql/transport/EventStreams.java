package org.clipwright.graphql.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clipwright.graphql.execution.AnswerBodies;
import org.clipwright.graphql.execution.CallContext;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.ExecutionOutcome;
import org.clipwright.graphql.execution.Json;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.graphql.execution.UnexpectedErrorLog;
import org.clipwright.graphql.live.KeptHeap;
import org.clipwright.graphql.setup.GraphQlLimits.SocketLimits;
import org.clipwright.services.error.PlatformException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;

/**
 * Writes responses as server-sent events, one connection per operation: {@code next} for each response, {@code
 * complete} at the end, comments in between as keep-alive. It occupies the caller's thread until the stream ends.
 */
final class EventStreams {

  private final SocketLimits limits;
  private final ConnectionCount connections;
  private final KeptHeap room = KeptHeap.ofThisProcess();
  private final Map<String, Integer> ofUsers = new ConcurrentHashMap<>();

  EventStreams(SocketLimits limits, ConnectionCount connections) {
    this.limits = limits;
    this.connections = connections;
  }

  void write(ExecutionOutcome outcome, Response response, CallContext context) throws IOException {
    String user = context.caller().name();
    try {
      require(ofUsers.merge(user, 1, Integer::sum) <= limits.shares().ofUser(), outcome,
          "This user has too many connections open; close one first.");
      require(connections.open(), outcome, "Too many connections are open; try again later.");
      try {
        stream(outcome, response, context);
      } finally {
        connections.closed();
      }
    } finally {
      ofUsers.computeIfPresent(user, (_, open) -> open > 1 ? open - 1 : null);
    }
  }

  private void require(boolean place, ExecutionOutcome outcome, String sentence) {
    if (!place) {
      abandon(outcome);
      throw new RequestException(503, ErrorCodes.UNAVAILABLE, sentence);
    }
  }

  private void stream(ExecutionOutcome outcome, Response response, CallContext context) throws IOException {
    begin(response);
    switch (outcome) {
      case ExecutionOutcome.Answer answer -> send(response, event(answer.body()), false);
      case ExecutionOutcome.Stream stream -> forward(stream, response, context);
    }
    send(response, "event: complete\ndata: \n\n", true);
  }

  private void abandon(ExecutionOutcome outcome) {
    if (outcome instanceof ExecutionOutcome.Stream stream) {
      new ResultQueue(stream.results(), _ -> "", room.open("")).close();
    }
  }

  private void begin(Response response) throws IOException {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, AnswerType.EVENTS.header());
    response.getHeaders().put("X-Accel-Buffering", "no");
    send(response, ":\n\n", false);
  }

  private void forward(ExecutionOutcome.Stream stream, Response response, CallContext context) throws IOException {
    try (KeptHeap.HeapPlace place = room.open(context.caller().name());
        ResultQueue results = new ResultQueue(
            stream.results(), result -> event(AnswerBodies.of(result, context.requestId())), place)) {
      long rechecked = System.nanoTime();
      while (goesOn(results, response, context)) {
        if (Duration.ofNanos(System.nanoTime() - rechecked).compareTo(limits.recheckInterval()) >= 0) {
          rechecked = System.nanoTime();
          if (!context.caller().admitted()) {
            sendFailure(response, Callers.MISSING, ErrorCodes.UNAUTHENTICATED, context);
            return;
          }
        }
      }
    }
  }

  /** Forwards the next result, or a sign of life when there is none; returns whether more may follow. */
  private boolean goesOn(ResultQueue results, Response response, CallContext context) throws IOException {
    return switch (results.await(limits.pingInterval())) {
      case ResultQueue.Next(String event) -> {
        send(response, event, false);
        results.demand();
        yield true;
      }
      case ResultQueue.Nothing _ -> {
        send(response, ":\n\n", false);
        yield true;
      }
      case ResultQueue.Completed _ -> false;
      case ResultQueue.Failed(PlatformException tooMuch) -> {
        RequestException refusal = RequestException.tooMuch(tooMuch);
        sendFailure(response, refusal.getMessage(), refusal.code(), context);
        yield false;
      }
      case ResultQueue.Failed(Throwable cause) -> {
        UnexpectedErrorLog.log(cause, context);
        sendFailure(response, UnexpectedErrorLog.SENTENCE, ErrorCodes.INTERNAL, context);
        yield false;
      }
    };
  }

  private void sendFailure(Response response, String sentence, String code, CallContext context) throws IOException {
    send(response, event(AnswerBodies.failure(sentence, code, context.requestId())), false);
  }

  private static String event(Map<String, Object> body) {
    return "event: next\ndata: " + Json.text(body) + "\n\n";
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
