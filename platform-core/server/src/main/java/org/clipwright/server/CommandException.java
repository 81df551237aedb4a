package org.clipwright.server;

/** Says in one line why a command cannot be done. */
final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandException(String message) {
    super(message);
  }
}
