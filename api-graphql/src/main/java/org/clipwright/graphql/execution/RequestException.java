package org.clipwright.graphql.execution;

import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ThrottledException;

/** A request that is rejected before any operation runs. */
public final class RequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int BUSY_SECONDS = 5;

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

  /** For a request that is too large, or too much at the moment; any other failure would be a bug. */
  public static RequestException tooMuch(PlatformException failure) {
    return switch (failure.code()) {
      case TOO_LARGE -> new RequestException(413, ErrorCodes.LIMIT_EXCEEDED, failure.getMessage());
      case INVALID -> new RequestException(400, ErrorCodes.BAD_USER_INPUT, failure.getMessage());
      case BUSY, RESOURCE ->
          new RequestException(503, ErrorCodes.UNAVAILABLE, failure.getMessage(), BUSY_SECONDS);
      case UNAUTHENTICATED, THROTTLED, FORBIDDEN, NOT_FOUND, STATE, INTERNAL -> throw failure;
    };
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
