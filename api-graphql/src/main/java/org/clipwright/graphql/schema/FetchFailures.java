package org.clipwright.graphql.schema;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.clipwright.graphql.execution.CallContext;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.UnexpectedErrorLog;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;

/** Turns exceptions of fetchers into errors of their fields; only what a user can act on is revealed. */
public final class FetchFailures implements DataFetcherExceptionHandler {

  @Override
  public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
      DataFetcherExceptionHandlerParameters parameters) {
    Throwable cause = parameters.getException();
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    GraphQLError error =
        switch (cause) {
          case PlatformException known when known.code() != ErrorCode.INTERNAL ->
              error(parameters, known.getMessage(), code(known.code()));
          case InputException wrong -> error(parameters, wrong.getMessage(), ErrorCodes.BAD_USER_INPUT);
          default -> unexpected(parameters, cause);
        };
    return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(error).build());
  }

  private static GraphQLError unexpected(DataFetcherExceptionHandlerParameters parameters, Throwable cause) {
    UnexpectedErrorLog.log(cause, CallContext.of(parameters.getDataFetchingEnvironment()));
    return error(parameters, UnexpectedErrorLog.SENTENCE, ErrorCodes.INTERNAL);
  }

  private static GraphQLError error(DataFetcherExceptionHandlerParameters parameters, String message, String code) {
    return GraphqlErrorBuilder.newError()
        .message("%s", message)
        .location(parameters.getSourceLocation())
        .path(parameters.getPath())
        .extensions(Map.of("code", code))
        .build();
  }

  private static String code(ErrorCode code) {
    return switch (code) {
      case INVALID -> ErrorCodes.BAD_USER_INPUT;
      case TOO_LARGE -> ErrorCodes.LIMIT_EXCEEDED;
      case UNAUTHENTICATED -> ErrorCodes.UNAUTHENTICATED;
      case THROTTLED -> ErrorCodes.RATE_LIMITED;
      case FORBIDDEN -> ErrorCodes.FORBIDDEN;
      case NOT_FOUND -> ErrorCodes.NOT_FOUND;
      case STATE -> ErrorCodes.CONFLICT;
      case RESOURCE, BUSY -> ErrorCodes.UNAVAILABLE;
      case INTERNAL -> ErrorCodes.INTERNAL;
    };
  }
}
