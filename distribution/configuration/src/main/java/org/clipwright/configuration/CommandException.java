package org.clipwright.configuration;

/** Says in one line why a command failed. */
public final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandException(String message) {
    super(message);
  }
}
