package org.clipwright.timeline;

/** Says in one sentence, for the user, what in a project's JSON cannot be used. */
public final class ProjectException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ProjectException(String message) {
    super(message);
  }

  public ProjectException(String message, Throwable cause) {
    super(message, cause);
  }
}
