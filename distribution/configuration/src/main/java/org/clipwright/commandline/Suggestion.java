package org.clipwright.commandline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Suggests the known word that was most likely meant by an unknown one. */
final class Suggestion {

  /** Allows one typo per this many letters. */
  private static final int LETTERS_PER_SLIP = 3;

  private Suggestion() {}

  /** The nearest of the known words, if any is near; ignores case and leading dashes. */
  static Optional<String> of(String word, List<String> known) {
    String written = letters(word);
    int least = written.length() / LETTERS_PER_SLIP + 1;
    String nearest = "";
    for (String candidate : known) {
      int slips = slips(written, letters(candidate));
      if (slips < least) {
        least = slips;
        nearest = candidate;
      }
    }
    return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
  }

  private static String letters(String word) {
    int start = 0;
    while (start < word.length() && word.charAt(start) == '-') {
      start++;
    }
    return word.substring(start).toLowerCase(Locale.ROOT);
  }

  /** How many letters must be added, removed, replaced or swapped with the next; a truncated word counts as one. */
  private static int slips(String written, String meant) {
    if (written.length() > 1 && meant.startsWith(written)) {
      return Math.min(1, meant.length() - written.length());
    }
    int[][] slips = new int[written.length() + 1][meant.length() + 1];
    for (int i = 0; i <= written.length(); i++) {
      for (int j = 0; j <= meant.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : least(slips, i, j, written, meant);
      }
    }
    return slips[written.length()][meant.length()];
  }

  private static int least(int[][] slips, int i, int j, String written, String meant) {
    int replaced = slips[i - 1][j - 1] + (written.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && written.charAt(i - 1) == meant.charAt(j - 2) && written.charAt(i - 2) == meant.charAt(j - 1);
    return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
  }
}
