package org.clipwright.graphql.execution;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.UnknownOperationException;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.NodeUtil;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import graphql.validation.GoodFaithIntrospectionExceeded;
import graphql.validation.ValidationError;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.clipwright.graphql.execution.PersistedQueries.PersistedQueryException;
import org.clipwright.graphql.setup.GraphQlLimits;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.trace.Tracer;
import org.clipwright.services.trace.Traces;
import org.clipwright.services.work.LogTrail;
import org.dataloader.DataLoaderRegistry;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes operations, from text to response, within the limits, for every transport. */
public final class GraphQlEngine {

  private static final Logger LOG = LoggerFactory.getLogger(GraphQlEngine.class);
  private static final int PERSISTED_CHARACTERS = 4_000_000;

  private final GraphQL graphQl;
  private final Documents documents;
  private final GraphQlLimits limits;
  private final PersistedQueries persisted = new PersistedQueries(PERSISTED_CHARACTERS);
  private final Function<CallContext, DataLoaderRegistry> loaders;

  /** An operation that passed every check before its execution. */
  private record Prepared(GraphQlRequest request, Document document, Operation operation, CallContext context) {}

  /** Aborts the preparation of an operation with its response. */
  private static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ExecutionOutcome.Answer answer;

    Refusal(ExecutionOutcome.Kind kind, Map<String, Object> body) {
      super(null, null, false, false);
      this.answer = new ExecutionOutcome.Answer(kind, body);
    }
  }

  public GraphQlEngine(
      GraphQLSchema schema,
      GraphQlLimits limits,
      Function<CallContext, DataLoaderRegistry> loaders,
      DataFetcherExceptionHandler failures) {
    this.documents = new Documents(schema, limits.document());
    this.limits = limits;
    this.loaders = loaders;
    this.graphQl =
        GraphQL.newGraphQL(schema)
            .defaultDataFetcherExceptionHandler(failures)
            .preparsedDocumentProvider((input, parser) -> CompletableFuture.completedFuture(
                new PreparsedDocumentEntry(input.getGraphQLContext().<Document>get(Document.class))))
            .build();
  }

  /**
   * Runs an operation and waits for its response, or for its response stream to be set up.
   *
   * @param allowed the kinds of operation that the request may run
   */
  public ExecutionOutcome execute(GraphQlRequest request, CallContext context, Set<Operation> allowed) {
    try {
      Prepared prepared = prepare(request, context, allowed);
      ExecutionOutcome outcome = outcome(prepared, run(prepared));
      LOG.debug("An operation completed. request={}", context.requestId());
      return outcome;
    } catch (Refusal refusal) {
      return refusal.answer;
    }
  }

  private Prepared prepare(GraphQlRequest request, CallContext context, Set<Operation> allowed) {
    GraphQlRequest complete = complete(request, context);
    Document document = parse(complete, context);
    DocumentCost.objection(document, complete.variables(), limits.document())
        .ifPresent(objection -> {
          throw refusal(ExecutionOutcome.Kind.NOT_VALID, objection, ErrorCodes.LIMIT_EXCEEDED, context);
        });
    validate(complete, document, context);
    Operation operation = operation(complete, document, context);
    requireAllowed(operation, allowed, context);
    persisted.keep(complete);
    return new Prepared(complete, document, operation, context);
  }

  private GraphQlRequest complete(GraphQlRequest request, CallContext context) {
    try {
      return persisted.complete(request);
    } catch (PersistedQueryException e) {
      throw refusal(ExecutionOutcome.Kind.NOT_VALID, e.getMessage(), e.code(), context);
    }
  }

  private Document parse(GraphQlRequest request, CallContext context) {
    try {
      return documents.parse(request.query().orElseThrow());
    } catch (LongWords.TooLongException | ParseCancelledException | ParseCancelledTooDeepException
        | ParseCancelledTooManyCharsException tooMuch) {
      throw refusal(ExecutionOutcome.Kind.NOT_PARSED, tooMuch.getMessage(), ErrorCodes.LIMIT_EXCEEDED, context);
    } catch (InvalidSyntaxException e) {
      throw refusal(ExecutionOutcome.Kind.NOT_PARSED, List.of(e.toInvalidSyntaxError()), context);
    }
  }

  private void validate(GraphQlRequest request, Document document, CallContext context) {
    List<ValidationError> errors = violations(request, document, context);
    if (!errors.isEmpty()) {
      List<GraphQLError> described =
          errors.stream()
              .<GraphQLError>map(error -> GraphQLError.newError()
                  .message("%s", error.getMessage())
                  .locations(error.getLocations())
                  .extensions(Map.of("code", ErrorCodes.VALIDATION_FAILED))
                  .build())
              .toList();
      throw refusal(ExecutionOutcome.Kind.NOT_VALID, described, context);
    }
  }

  /** The library limits introspection itself, and throws where the other rules return. */
  private List<ValidationError> violations(GraphQlRequest request, Document document, CallContext context) {
    try {
      return documents.validate(request.query().orElseThrow(), document);
    } catch (GoodFaithIntrospectionExceeded tooMuch) {
      throw refusal(
          ExecutionOutcome.Kind.NOT_VALID, tooMuch.toBadFaithError().getMessage(), ErrorCodes.LIMIT_EXCEEDED, context);
    }
  }

  private static Operation operation(GraphQlRequest request, Document document, CallContext context) {
    try {
      return NodeUtil.getOperation(document, request.operationName().orElse(null)).operationDefinition.getOperation();
    } catch (UnknownOperationException e) {
      throw refusal(ExecutionOutcome.Kind.NOT_VALID, e.getMessage(), ErrorCodes.VALIDATION_FAILED, context);
    }
  }

  private static void requireAllowed(Operation operation, Set<Operation> allowed, CallContext context) {
    if (allowed.contains(operation)) {
      return;
    }
    if (operation == Operation.SUBSCRIPTION) {
      throw refusal(ExecutionOutcome.Kind.NOT_STREAMING,
          "Subscriptions need a WebSocket, or the media type text/event-stream in Accept.",
          ErrorCodes.BAD_REQUEST, context);
    }
    throw refusal(ExecutionOutcome.Kind.NOT_READING, "Mutations must be sent by POST.", ErrorCodes.BAD_REQUEST,
        context);
  }

  private Optional<ExecutionResult> run(Prepared prepared) {
    String name = "graphql " + prepared.operation().name().toLowerCase(Locale.ROOT);
    // Those of sockets are requests of their own.
    try (Tracer.Span _ = Traces.traceparent().isPresent() ? Traces.step(name)
        : Traces.request(name, Optional.empty())) {
      return awaited(prepared);
    }
  }

  private Optional<ExecutionResult> awaited(Prepared prepared) {
    ExecutionInput input = input(prepared);
    CompletableFuture<ExecutionResult> result = new CompletableFuture<>();
    HeapShare share = HeapShare.current();
    Thread runner = Thread.ofVirtual().name("graphql-" + prepared.context().requestId())
        .start(Traces.carrying(() -> share.run(() -> start(input, prepared.context(), result))));
    try {
      return Optional.of(result.get(patience(prepared.operation()).toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      input.cancel();
      runner.interrupt();
      LOG.warn("An operation took too long. request={}", prepared.context().requestId());
      return Optional.empty();
    } catch (InterruptedException e) {
      input.cancel();
      runner.interrupt();
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      LOG.error("An operation failed. request={}", prepared.context().requestId(), e.getCause());
      throw refusal(ExecutionOutcome.Kind.EXECUTED, "A server error occurred.", ErrorCodes.INTERNAL,
          prepared.context());
    }
  }

  private Duration patience(Operation operation) {
    return operation == Operation.MUTATION ? limits.request().changeTime() : limits.request().time();
  }

  private void start(ExecutionInput input, CallContext context, CompletableFuture<ExecutionResult> result) {
    try (LogTrail _ = LogTrail.ofRequest(context.requestId())) {
      graphQl.executeAsync(input).whenComplete((answer, failure) -> {
        if (failure == null) {
          result.complete(answer);
        } else {
          result.completeExceptionally(failure);
        }
      });
    } catch (RuntimeException | StackOverflowError e) {
      result.completeExceptionally(e);
    }
  }

  private ExecutionInput input(Prepared prepared) {
    GraphQlRequest request = prepared.request();
    return ExecutionInput.newExecutionInput()
        .query(request.query().orElseThrow())
        .operationName(request.operationName().orElse(null))
        .variables(request.variables())
        .dataLoaderRegistry(loaders.apply(prepared.context()))
        .graphQLContext(Map.of(
            CallContext.class, prepared.context(),
            Document.class, prepared.document()))
        .build();
  }

  private static ExecutionOutcome outcome(Prepared prepared, Optional<ExecutionResult> result) {
    String requestId = prepared.context().requestId();
    if (result.isEmpty()) {
      return new ExecutionOutcome.Answer(ExecutionOutcome.Kind.TIMED_OUT,
          AnswerBodies.failure("The operation took too long.", ErrorCodes.TIMEOUT, requestId));
    }
    ExecutionResult answer = result.get();
    if (answer.isDataPresent() && answer.getData() instanceof Publisher<?>) {
      return new ExecutionOutcome.Stream(answer.getData());
    }
    ExecutionOutcome.Kind kind =
        answer.isDataPresent() ? ExecutionOutcome.Kind.EXECUTED : ExecutionOutcome.Kind.NOT_COERCED;
    return new ExecutionOutcome.Answer(kind, AnswerBodies.of(answer, requestId));
  }

  private static Refusal refusal(ExecutionOutcome.Kind kind, String message, String code, CallContext context) {
    return new Refusal(kind, AnswerBodies.failure(message, code, context.requestId()));
  }

  private static Refusal refusal(ExecutionOutcome.Kind kind, List<? extends GraphQLError> errors, CallContext context) {
    return new Refusal(kind, Map.of("errors", AnswerBodies.errors(errors, context.requestId())));
  }
}
