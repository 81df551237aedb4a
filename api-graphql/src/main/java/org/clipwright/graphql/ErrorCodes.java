package org.clipwright.graphql;

/** The words in {@code extensions.code} of an error, which programs branch on. */
final class ErrorCodes {

  static final String BAD_REQUEST = "BAD_REQUEST";
  static final String BAD_USER_INPUT = "BAD_USER_INPUT";
  static final String CONFLICT = "CONFLICT";
  static final String FORBIDDEN = "FORBIDDEN";
  static final String INTERNAL = "INTERNAL_SERVER_ERROR";
  static final String LIMIT_EXCEEDED = "LIMIT_EXCEEDED";
  static final String NOT_FOUND = "NOT_FOUND";
  static final String PARSE_FAILED = "GRAPHQL_PARSE_FAILED";
  static final String PERSISTED_QUERY_MISMATCH = "PERSISTED_QUERY_MISMATCH";
  static final String PERSISTED_QUERY_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND";
  static final String RATE_LIMITED = "RATE_LIMITED";
  static final String TIMEOUT = "TIMEOUT";
  static final String UNAUTHENTICATED = "UNAUTHENTICATED";
  static final String UNAVAILABLE = "SERVICE_UNAVAILABLE";
  static final String VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED";

  private ErrorCodes() {}
}
