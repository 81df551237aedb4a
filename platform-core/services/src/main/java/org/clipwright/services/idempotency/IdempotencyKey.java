package org.clipwright.services.idempotency;

import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.UserId;

/**
 * The key by which a client identifies a request, so that sending it again does not carry it out again.
 *
 * @param owner whose request it is; others may use the same text
 * @param text 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(UserId owner, String text) {

  /** The header that holds it. */
  public static final String HEADER = "Idempotency-Key";

  /** The header of a replayed response. */
  public static final String REPLAYED = "Idempotency-Replayed";

  private static final String VISIBLE = "[!-~]{1,255}";

  /**
   * The key in a header.
   *
   * @throws PlatformException {@code INVALID} with a message when the text is not a valid key
   */
  public static IdempotencyKey of(UserId owner, String header) {
    if (!header.matches(VISIBLE)) {
      throw new PlatformException(ErrorCode.INVALID,
          "An " + HEADER + " has 1 to 255 visible ASCII characters, such as those of a UUID.");
    }
    return new IdempotencyKey(owner, header);
  }
}
