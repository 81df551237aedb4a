package org.clipwright.graphql.transport;

/**
 * The reasons for closing a WebSocket, as numbered by the sub-protocol graphql-transport-ws; 1013 is WebSocket's own.
 */
enum CloseCode {
  TRY_AGAIN_LATER(1013, "Too much at the moment"),
  THROTTLED(1013, "%s"),
  INVALID_MESSAGE(4400, "Invalid message"),
  UNAUTHORIZED(4401, "Unauthorized"),
  FORBIDDEN(4403, "Forbidden"),
  SUBPROTOCOL_NOT_ACCEPTABLE(4406, "Subprotocol not acceptable"),
  INITIALISATION_TIMEOUT(4408, "Connection initialisation timeout"),
  SUBSCRIBER_EXISTS(4409, "Subscriber for %s already exists"),
  TOO_MANY_INITIALISATIONS(4429, "Too many initialisation requests"),
  INTERNAL_ERROR(4500, "Internal server error");

  private static final int MAX_REASON_BYTES = 120;

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  int code() {
    return code;
  }

  /** The reason, with an operation's id where it has a placeholder for one; a close frame holds at most 123 bytes. */
  String reason(String operation) {
    String text = String.format(reason, operation).replaceAll("[^\\x20-\\x7e]", "?");
    return text.length() <= MAX_REASON_BYTES ? text : text.substring(0, MAX_REASON_BYTES);
  }
}
