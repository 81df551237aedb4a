package org.clipwright.graphql.transport;

import graphql.language.OperationDefinition.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.clipwright.graphql.execution.AnswerBodies;
import org.clipwright.graphql.execution.CallContext;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.ExecutionOutcome;
import org.clipwright.graphql.execution.GraphQlEngine;
import org.clipwright.graphql.execution.GraphQlRequest;
import org.clipwright.graphql.execution.Json;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.http.BasicRealm;
import org.clipwright.http.ClientAddress;
import org.clipwright.http.RequestId;
import org.clipwright.http.RouteName;
import org.clipwright.services.error.PlatformException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers GraphQL over HTTP: queries by GET, everything by POST, subscriptions as server-sent events. */
final class GraphQlHttpHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(GraphQlHttpHandler.class);

  private final GraphQlEngine engine;
  private final Callers callers;
  private final OperationReader bodies;
  private final EventStreams streams;
  private final ClientAddress address;
  private final RepeatedOperations repeated;

  GraphQlHttpHandler(
      GraphQlEngine engine,
      Callers callers,
      OperationReader bodies,
      EventStreams streams,
      ClientAddress address,
      RepeatedOperations repeated) {
    this.engine = engine;
    this.callers = callers;
    this.bodies = bodies;
    this.streams = streams;
    this.address = address;
    this.repeated = repeated;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String requestId = RequestId.of(request);
    response.getHeaders().put(RequestId.HEADER, requestId);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(HttpHeader.VARY, "Accept, Authorization, Cookie, Origin");
    try {
      answer(request, response, requestId);
      callback.succeeded();
    } catch (RequestException e) {
      refuse(request, response, callback, e, requestId);
    } catch (PlatformException e) {
      refuse(request, response, callback, RequestException.tooMuch(e), requestId);
    } catch (IOException gone) {
      LOG.debug("The client disconnected. request={}", requestId, gone);
      callback.failed(gone);
    } catch (RuntimeException e) {
      LOG.error("The request failed. request={}", requestId, e);
      refuse(request, response, callback,
          new RequestException(500, ErrorCodes.INTERNAL, "A server error occurred."), requestId);
    }
    return true;
  }

  private void answer(Request request, Response response, String requestId) throws IOException {
    RequestBody body = body(request, response);
    AnswerType type =
        AnswerType.of(request.getHeaders().get(HttpHeader.ACCEPT))
            .orElseThrow(() -> new RequestException(406, ErrorCodes.BAD_REQUEST,
                "Could not satisfy the request Accept header."));
    if (type == AnswerType.EVENTS) {
      RouteName.give(request, "/graphql (events)");
    }
    Caller caller = callers.require(request, body);
    CallContext context = new CallContext(
        caller, requestId, address.origin(request), address.mediaOrigin(request), address.mediaGuarded());
    if (body == RequestBody.MULTIPART) {
      try (OperationsForm form = bodies.form(request, caller)) {
        run(form.request(), body, type, request, response, context);
      }
    } else {
      run(body == RequestBody.NONE ? bodies.parameters(request) : bodies.json(request, caller), body, type, request,
          response, context);
    }
  }

  private static RequestBody body(Request request, Response response) {
    if (HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod())) {
      return RequestBody.NONE;
    }
    if (HttpMethod.POST.is(request.getMethod())) {
      return RequestBody.of(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
    }
    response.getHeaders().put(HttpHeader.ALLOW, "GET, POST");
    throw new RequestException(405, ErrorCodes.BAD_REQUEST, "Method \"" + request.getMethod() + "\" not allowed.");
  }

  private void run(
      GraphQlRequest operation, RequestBody body, AnswerType type, Request request, Response response,
      CallContext context)
      throws IOException {
    Supplier<ExecutionOutcome> work = () -> engine.execute(operation, context, allowed(body, type));
    ExecutionOutcome outcome = body == RequestBody.NONE || type == AnswerType.EVENTS
        ? work.get()
        : repeated.outcome(request.getHeaders(), operation, context.caller(), work);
    if (type == AnswerType.EVENTS && !(outcome instanceof ExecutionOutcome.Answer(ExecutionOutcome.Kind kind, _)
        && kind == ExecutionOutcome.Kind.NOT_READING)) {
      streams.write(outcome, response, context);
      return;
    }
    switch (outcome) {
      case ExecutionOutcome.Answer answer -> {
        if (answer.kind() == ExecutionOutcome.Kind.NOT_READING) {
          response.getHeaders().put(HttpHeader.ALLOW, "POST");
        }
        write(response, StatusTable.status(answer.kind(), type), type, Json.bytes(answer.body()));
      }
      case ExecutionOutcome.Stream _ ->
          throw new IllegalStateException("A stream was started for a client that cannot take one.");
    }
  }

  private static Set<Operation> allowed(RequestBody body, AnswerType type) {
    EnumSet<Operation> allowed = EnumSet.of(Operation.QUERY);
    if (body != RequestBody.NONE) {
      allowed.add(Operation.MUTATION);
    }
    if (type == AnswerType.EVENTS) {
      allowed.add(Operation.SUBSCRIPTION);
    }
    return allowed;
  }

  private static void write(Response response, int status, AnswerType type, byte[] body) throws IOException {
    response.setStatus(status);
    AnswerType written = type == AnswerType.EVENTS ? AnswerType.JSON : type;
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, written.header());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    try (Blocker.Callback done = Blocker.callback()) {
      response.write(true, ByteBuffer.wrap(body), done);
      done.block();
    }
  }

  /** Without a GraphQL response, the body is plain JSON whatever the client accepts. */
  private static void refuse(
      Request request, Response response, Callback callback, RequestException refusal, String requestId) {
    if (response.isCommitted()) {
      callback.failed(refusal);
      return;
    }
    if (refusal.status() == 401) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE,
          Origins.isOfPage(request) ? BasicRealm.CHALLENGE : "Token");
    }
    if (refusal.retrySeconds() > 0) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, refusal.retrySeconds());
    }
    try {
      write(response, refusal.status(), AnswerType.JSON,
          Json.bytes(AnswerBodies.failure(refusal.getMessage(), refusal.code(), requestId)));
      callback.succeeded();
    } catch (IOException gone) {
      callback.failed(gone);
    }
  }
}
