package org.clipwright.services.file;

import java.nio.charset.StandardCharsets;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;

/** Replaces words in a text unless that would make it too long, which is counted before. */
final class BoundedReplacement {

  /** The changed text with up to two bytes a character, and the bytes that it is stored as. */
  private static final long COPIES = 3;

  private BoundedReplacement() {}

  /**
   * The text with all words replaced.
   *
   * @param most how many bytes it may have as UTF-8
   * @throws PlatformException {@code INVALID} when it would have more
   */
  static String of(String text, String search, String replacement, int most) {
    int before = bytes(text);
    long grows = occurrences(text, search) * (bytes(replacement) - bytes(search));
    if (before + grows > most) {
      throw new PlatformException(ErrorCode.INVALID,
          "With all of these words replaced the text would be larger than the " + most + " bytes that it may have.");
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
