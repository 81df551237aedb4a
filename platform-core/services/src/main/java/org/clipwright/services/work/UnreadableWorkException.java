package org.clipwright.services.work;

/** A message between the processes of a server that this one does not understand, with a sentence for the user. */
public final class UnreadableWorkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableWorkException(String reason) {
    super(reason + " The server and its workers must run the same version of Clipwright.");
  }
}
