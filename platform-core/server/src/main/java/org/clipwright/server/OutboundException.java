package org.clipwright.server;

/** Says in one sentence why another server could not be asked. */
final class OutboundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OutboundException(String message) {
    super(message);
  }

  OutboundException(String message, Throwable cause) {
    super(message, cause);
  }
}
