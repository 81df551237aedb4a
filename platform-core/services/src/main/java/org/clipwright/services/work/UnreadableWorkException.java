package org.clipwright.services.work;

/** A message between the server's processes that this one does not understand, with a text for the user. */
final class UnreadableWorkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableWorkException(String reason) {
    super(reason + " The server and its workers must run the same version of Clipwright.");
  }
}
