package org.clipwright.graphql.execution;

/** The codes in an error's {@code extensions.code}, which programs branch on. */
public final class ErrorCodes {

  public static final String BAD_REQUEST = "BAD_REQUEST";
  public static final String BAD_USER_INPUT = "BAD_USER_INPUT";
  public static final String CONFLICT = "CONFLICT";
  public static final String FORBIDDEN = "FORBIDDEN";
  public static final String INTERNAL = "INTERNAL_SERVER_ERROR";
  public static final String LIMIT_EXCEEDED = "LIMIT_EXCEEDED";
  public static final String NOT_FOUND = "NOT_FOUND";
  static final String PARSE_FAILED = "GRAPHQL_PARSE_FAILED";
  static final String PERSISTED_QUERY_MISMATCH = "PERSISTED_QUERY_MISMATCH";
  static final String PERSISTED_QUERY_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND";
  public static final String RATE_LIMITED = "RATE_LIMITED";
  static final String TIMEOUT = "TIMEOUT";
  public static final String UNAUTHENTICATED = "UNAUTHENTICATED";
  public static final String UNAVAILABLE = "SERVICE_UNAVAILABLE";
  static final String VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED";

  private ErrorCodes() {}
}
