package org.clipwright.graphql.execution;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes responses as the GraphQL specification requires, every error with a code and the id of its request. */
public final class AnswerBodies {

  private static final int MAX_ERRORS = 100;

  private AnswerBodies() {}

  public static Map<String, Object> of(ExecutionResult result, String requestId) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (!result.getErrors().isEmpty()) {
      body.put("errors", errors(result.getErrors(), requestId));
    }
    if (result.isDataPresent()) {
      body.put("data", result.getData());
    }
    if (result.getExtensions() != null && !result.getExtensions().isEmpty()) {
      body.put("extensions", result.getExtensions());
    }
    return body;
  }

  public static Map<String, Object> failure(String message, String code, String requestId) {
    return Map.of("errors", List.of(error(message, code, requestId)));
  }

  public static Map<String, Object> error(String message, String code, String requestId) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", message);
    error.put("extensions", extensions(code, requestId));
    return error;
  }

  static List<Map<String, Object>> errors(List<? extends GraphQLError> errors, String requestId) {
    return errors.stream().limit(MAX_ERRORS).map(error -> error(error, requestId)).toList();
  }

  private static Map<String, Object> error(GraphQLError error, String requestId) {
    Map<String, Object> described = new LinkedHashMap<>(error.toSpecification());
    Object given = error.getExtensions() == null ? null : error.getExtensions().get("code");
    Map<String, Object> extensions =
        extensions(given == null ? code(error.getErrorType()) : given.toString(), requestId);
    if (error.getExtensions() != null) {
      error.getExtensions().forEach(extensions::putIfAbsent);
    }
    described.put("extensions", extensions);
    return described;
  }

  private static Map<String, Object> extensions(String code, String requestId) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", code);
    extensions.put("requestId", requestId);
    return extensions;
  }

  private static String code(ErrorClassification classification) {
    if (classification instanceof ErrorType type) {
      return switch (type) {
        case InvalidSyntax -> ErrorCodes.PARSE_FAILED;
        case ValidationError -> ErrorCodes.BAD_USER_INPUT;
        case OperationNotSupported -> ErrorCodes.VALIDATION_FAILED;
        case ExecutionAborted, DataFetchingException, NullValueInNonNullableField -> ErrorCodes.INTERNAL;
      };
    }
    return ErrorCodes.INTERNAL;
  }
}
