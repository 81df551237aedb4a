package org.clipwright.http.body;

import java.util.Optional;

/** A malformed multipart form; each API has its own message for the reason. */
public final class MultipartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with a form. */
  public enum Fault {
    MALFORMED, TOO_MANY_FIELDS, FIELD_TOO_LARGE, TEXT_TOO_LARGE, TOO_MANY_FILES, FILE_TOO_LARGE
  }

  private final Fault fault;
  private final String part;
  private final long limit;

  private MultipartException(Fault fault, String part, long limit, String message) {
    super(message, null, false, false);
    this.fault = fault;
    this.part = part;
    this.limit = limit;
  }

  static MultipartException malformed(Throwable cause) {
    return malformed(Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString));
  }

  static MultipartException malformed(String reason) {
    return new MultipartException(Fault.MALFORMED, "", 0, reason);
  }

  static MultipartException beyond(Fault fault, String part, long limit) {
    return new MultipartException(
        fault, part, limit, "The part \"" + part + "\" is beyond the limit of " + limit + ".");
  }

  public Fault fault() {
    return fault;
  }

  /** The name of the part that exceeded a limit. */
  public String part() {
    return part;
  }

  /** The limit, as a number of parts or bytes. */
  public long limit() {
    return limit;
  }
}
