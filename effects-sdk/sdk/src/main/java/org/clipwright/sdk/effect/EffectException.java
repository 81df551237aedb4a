package org.clipwright.sdk.effect;

/** Says in one sentence, for the user, why an effect cannot be applied. */
public class EffectException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EffectException(String message) {
    super(message);
  }

  public EffectException(String message, Throwable cause) {
    super(message, cause);
  }
}
