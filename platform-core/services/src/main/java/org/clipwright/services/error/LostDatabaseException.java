package org.clipwright.services.error;

/** The database cannot be reached at the moment, which is nobody's fault and may pass. */
public final class LostDatabaseException extends PlatformException {

  private static final long serialVersionUID = 1L;

  public LostDatabaseException(Throwable cause) {
    super(ErrorCode.RESOURCE, "The database is unreachable.", cause);
  }
}
