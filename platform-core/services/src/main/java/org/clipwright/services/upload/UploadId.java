package org.clipwright.services.upload;

import org.clipwright.services.resource.UserId;
import org.clipwright.services.secret.RandomHex;

/** The id of an unfinished upload: the number of its owner, and 24 random bytes, which others cannot guess. */
public final class UploadId {

  private static final int BYTES = 24;
  private static final String FORM = "[0-9]{1,18}-[0-9a-f]{" + 2 * BYTES + "}";

  private UploadId() {}

  /** An id that was never used before. */
  public static String fresh(UserId owner) {
    return owner.value() + "-" + RandomHex.ofBytes(BYTES);
  }

  /** Whether an id is one of this owner's, as far as it says so itself. */
  public static boolean isOf(UserId owner, String id) {
    return id.startsWith(owner.value() + "-");
  }

  /** Whether a text from a client has the form of an id. */
  public static boolean isValid(String id) {
    return id.matches(FORM);
  }

  /** The number of its owner. */
  static long owner(String id) {
    return Long.parseLong(id.substring(0, id.indexOf('-')));
  }
}
