package org.clipwright.services.error;

/** Rejects a client that tries too often, and says after how many seconds to try again. */
public final class ThrottledException extends PlatformException {

  private static final long serialVersionUID = 1L;

  private final long seconds;

  public ThrottledException(long seconds) {
    this(String.format(ErrorText.THROTTLED, seconds, seconds == 1 ? "" : "s"), seconds);
  }

  /** The same with a different message. */
  public ThrottledException(String sentence, long seconds) {
    super(ErrorCode.THROTTLED, sentence);
    this.seconds = seconds;
  }

  /** After how many seconds to try again, at least one. */
  public long seconds() {
    return seconds;
  }
}
