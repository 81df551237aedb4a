package org.clipwright.render.codec;

/** Says in one sentence, for the user, why media cannot be read or written. */
public final class MediaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MediaException(String message) {
    super(message);
  }

  public MediaException(String message, Throwable cause) {
    super(message, cause);
  }
}
