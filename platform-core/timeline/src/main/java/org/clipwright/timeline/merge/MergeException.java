package org.clipwright.timeline.merge;

/** Says in one sentence, for the user, why a merge cannot be done. */
public final class MergeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MergeException(String message) {
    super(message);
  }
}
