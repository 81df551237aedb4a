package org.clipwright.services.suggestion;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Suggests similar names for an unknown one, to end the message that rejects it. */
public final class NearNames {

  private static final int MOST = 5;
  private static final int SAME_START = 3;

  private NearNames() {}

  /** A question such as {@code Did you mean Blur or Bars?}, with a leading space; empty when no name is similar. */
  public static String question(String asked, Collection<String> names) {
    List<String> near = near(word(asked), names);
    return near.isEmpty() ? "" : " Did you mean " + or(near) + "?";
  }

  /** Names as a list, the last after an "or". */
  public static String or(List<String> names) {
    return names.size() == 1
        ? names.getFirst()
        : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
  }

  private static List<String> near(String asked, Collection<String> names) {
    if (asked.length() < SAME_START) {
      return List.of();
    }
    List<String> alike =
        names.stream().filter(name -> word(name).contains(asked) || asked.contains(word(name))).limit(MOST).toList();
    String start = asked.substring(0, SAME_START);
    return alike.isEmpty() ? names.stream().filter(name -> word(name).startsWith(start)).limit(MOST).toList() : alike;
  }

  private static String word(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
