package org.clipwright.render.setup;

/** Says in one sentence, for the user, why a timeline cannot be rendered. */
public final class RenderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RenderException(String message) {
    super(message);
  }

  public RenderException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Text of unknown origin as the end of a sentence. */
  public static String ended(String words) {
    return words.endsWith(".") ? words : words + ".";
  }
}
