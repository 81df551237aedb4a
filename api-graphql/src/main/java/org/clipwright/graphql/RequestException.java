package org.clipwright.graphql;

/** A request that is turned away before any operation is run. */
final class RequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  RequestException(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static RequestException malformed(String message) {
    return new RequestException(400, ErrorCodes.BAD_REQUEST, message);
  }

  static RequestException unauthenticated(String message) {
    return new RequestException(401, ErrorCodes.UNAUTHENTICATED, message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
