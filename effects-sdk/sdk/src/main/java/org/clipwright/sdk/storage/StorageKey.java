package org.clipwright.sdk.storage;

import java.nio.charset.StandardCharsets;

/** The rule for legal names of stored objects, the same for every backend. */
public final class StorageKey {

  /** Longest name, in bytes of UTF-8. */
  public static final int LONGEST_KEY = 1024;

  /** Longest part between two slashes, in bytes of UTF-8. */
  public static final int LONGEST_SEGMENT = 255;

  private StorageKey() {}

  /**
   * Returns the key unchanged if it is legal: segments separated by slashes, none of them empty, {@code .} or
   * {@code ..}, no control characters or backslashes, and not too long.
   *
   * @throws StorageException with {@link StorageException.Reason#INVALID_KEY} otherwise
   */
  public static String checked(String key) {
    if (key.isEmpty()) {
      throw invalid("A stored object needs a name.");
    }
    if (length(key) > LONGEST_KEY) {
      throw invalid("The name of a stored object may have at most " + LONGEST_KEY + " bytes.");
    }
    for (String segment : key.split("/", -1)) {
      checkSegment(segment);
    }
    return key;
  }

  private static void checkSegment(String segment) {
    if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
      throw invalid(
          "The name of a stored object must not start or end with a slash or contain \"//\", \".\" or \"..\".");
    }
    if (segment.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\')) {
      throw invalid("The name of a stored object must not contain control characters or backslashes.");
    }
    if (length(segment) > LONGEST_SEGMENT) {
      throw invalid("A part of a stored object's name may have at most " + LONGEST_SEGMENT + " bytes.");
    }
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static StorageException invalid(String sentence) {
    return new StorageException(StorageException.Reason.INVALID_KEY, sentence);
  }
}
