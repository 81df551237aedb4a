package org.clipwright.services.work;

import java.util.Optional;

/** Stores requests that callers are waiting for, and their outcomes. */
public interface WorkRepository {

  /** A message between the server's processes that this one does not understand, with a text for the user. */
  final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableException(String reason) {
      super(reason + " The server and its workers must run the same version of Clipwright.");
    }
  }

  /** The outcome of a request: a result, or a message that says why there is none. */
  sealed interface Outcome {}

  /** The request succeeded. */
  record Done(WorkAnswer answer) implements Outcome {}

  /** The work could not be done; the message says why. */
  record Failed(String message) implements Outcome {}

  /** Stores a request and returns its id. */
  long insert(WorkRequest<?> request);

  /**
   * Begins an attempt at a request that has no outcome yet, and returns it with its number.
   *
   * @throws UnreadableException when another version stored it and this one does not understand it
   */
  Optional<Attempt> begin(long id);

  /** Takes back an attempt that was interrupted, so that it does not count. */
  void takeBack(long id);

  /** A request and how many times it was begun, including this attempt. */
  record Attempt(WorkRequest<?> request, int number) {}

  /** Stores the outcome and wakes its caller; the first outcome of a request wins. */
  void finish(long id, Outcome outcome);

  /**
   * The outcome, if there is one.
   *
   * @throws UnreadableException when another version stored it and this one does not understand it
   */
  Optional<Outcome> outcome(long id);

  /** Removes a request. */
  void delete(long id);
}
