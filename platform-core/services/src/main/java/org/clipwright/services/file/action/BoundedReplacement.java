package org.clipwright.services.file.action;

import java.nio.charset.StandardCharsets;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;

/** Replaces words in a text unless the result would be too long, which is calculated in advance. */
final class BoundedReplacement {

  /** The changed text with up to two bytes a character, and the bytes that it is stored as. */
  private static final long COPIES = 3;

  private BoundedReplacement() {}

  /**
   * The text with all words replaced.
   *
   * @param most the most bytes it may have as UTF-8
   * @throws PlatformException {@code INVALID} when it would exceed that
   */
  static String of(String text, String search, String replacement, int most) {
    int before = bytes(text);
    long grows = occurrences(text, search) * (bytes(replacement) - bytes(search));
    if (before + grows > most) {
      throw new PlatformException(ErrorCode.INVALID,
          "With these replacements, the text would exceed the maximum of " + most + " bytes.");
    }
    HeapShare.current().claimForAnswer(COPIES * Math.max(0, grows));
    return text.replace(search, replacement);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static long occurrences(String text, String search) {
    long count = 0;
    for (int at = text.indexOf(search); at >= 0; at = text.indexOf(search, at + search.length())) {
      count++;
    }
    return count;
  }
}
