package org.clipwright.http.body;

/** A multipart form that is not what it should be; each API has its own words for why. */
public final class MultipartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with a form. */
  public enum Fault { MALFORMED, TOO_MANY_FIELDS, FIELD_TOO_LARGE, TEXT_TOO_LARGE, TOO_MANY_FILES, FILE_TOO_LARGE }

  private final Fault fault;
  private final String part;
  private final long limit;

  private MultipartException(Fault fault, String part, long limit, String message) {
    super(message, null, false, false);
    this.fault = fault;
    this.part = part;
    this.limit = limit;
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

  /** The name of the part that was one too many, or too large. */
  public String part() {
    return part;
  }

  /** How many there may be, or how many bytes. */
  public long limit() {
    return limit;
  }
}
