package org.clipwright.sdk.transcription;

/** Says in one sentence, for the user, why something cannot be transcribed. */
public final class TranscriptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TranscriptionException(String message) {
    super(message);
  }

  public TranscriptionException(String message, Throwable cause) {
    super(message, cause);
  }
}
