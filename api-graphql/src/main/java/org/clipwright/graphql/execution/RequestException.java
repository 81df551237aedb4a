package org.clipwright.graphql.execution;

import org.clipwright.services.error.ThrottledException;

/** A request that is turned away before any operation is run. */
public final class RequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final long retrySeconds;

  public RequestException(int status, String code, String message) {
    this(status, code, message, 0);
  }

  RequestException(int status, String code, String message, long retrySeconds) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.retrySeconds = retrySeconds;
  }

  public static RequestException throttled(ThrottledException tooOften) {
    return new RequestException(429, ErrorCodes.RATE_LIMITED, tooOften.getMessage(), tooOften.seconds());
  }

  public static RequestException malformed(String message) {
    return new RequestException(400, ErrorCodes.BAD_REQUEST, message);
  }

  public static RequestException unauthenticated(String message) {
    return new RequestException(401, ErrorCodes.UNAUTHENTICATED, message);
  }

  public int status() {
    return status;
  }

  /** After how many seconds the same request may succeed; 0 when waiting does not help. */
  public long retrySeconds() {
    return retrySeconds;
  }

  public String code() {
    return code;
  }
}
