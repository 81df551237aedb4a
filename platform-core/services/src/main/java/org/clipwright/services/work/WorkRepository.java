package org.clipwright.services.work;

import java.util.Optional;

/** Keeps what callers are waiting for, and what came of it. */
public interface WorkRepository {

  /** What came of a request: a result, or a sentence why there is none. */
  sealed interface Outcome {}

  /** It was done. */
  record Done(WorkAnswer answer) implements Outcome {}

  /** It could not be done. */
  record Failed(String message) implements Outcome {}

  /** Stores a request and returns its id. */
  long insert(WorkRequest<?> request);

  /**
   * Begins an attempt at a request that has no outcome yet, and tells which attempt it is.
   *
   * @throws UnreadableWorkException when another version stored it and this one does not understand it
   */
  Optional<Attempt> begin(long id);

  /** An attempt that was broken off does not count. */
  void takeBack(long id);

  /** A request and how often it was begun, this time included. */
  record Attempt(WorkRequest<?> request, int number) {}

  /** Stores the outcome and wakes who waits for it; the first outcome of a request stays. */
  void finish(long id, Outcome outcome);

  /**
   * The outcome, if there is one.
   *
   * @throws UnreadableWorkException when another version stored it and this one does not understand it
   */
  Optional<Outcome> outcome(long id);

  /** Removes a request. */
  void delete(long id);
}
