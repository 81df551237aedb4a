package org.clipwright.services.media.name;

import java.security.SecureRandom;
import java.util.function.Predicate;
import org.clipwright.services.secret.RandomHex;

/** How stored media is named: the original's folders, and Django's rules for the names of uploads. */
public final class MediaNames {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int LONGEST_NAME = 200;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SUFFIX_BYTES = 4;

  private MediaNames() {}

  /**
   * The name an upload is stored under: spaces become underscores, other special characters are dropped. Empty when
   * nothing is left.
   */
  public static String sanitised(String name) {
    String last = name.replace('\\', '/');
    last = last.substring(last.lastIndexOf('/') + 1).strip().replace(' ', '_');
    String kept = last.codePoints()
        .filter(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
    return kept.matches("\\.*") ? "" : shortened(kept);
  }

  /** The folder of a project's source media. */
  public static String fileFolder(long project) {
    return "video/files/" + project + "/";
  }

  /** The folder of a project's rendered output. */
  public static String outputFolder(long project) {
    return "video/output/" + project + "/";
  }

  /** The folder of the segments of a project's exports. */
  public static String segmentFolder(long project) {
    return "video/segments/" + project + "/";
  }

  /** A free key in a folder: the name itself, or one with seven random characters before its extension. */
  public static String free(String folder, String name, Predicate<String> taken) {
    String key = folder + name;
    while (taken.test(key)) {
      int dot = name.lastIndexOf('.');
      String stem = dot > 0 ? name.substring(0, dot) : name;
      String ending = dot > 0 ? name.substring(dot) : "";
      key = folder + stem + "_" + random() + ending;
    }
    return key;
  }

  /** The prefix of an export's output keys; each attempt's key has its own suffix. */
  public static String outputs(long project, long export) {
    return outputFolder(project) + "output-" + project + "-" + export + "-";
  }

  /** The key of an export's output. */
  public static String output(long project, long export, String ending) {
    return outputs(project, export) + RandomHex.ofBytes(SUFFIX_BYTES) + "." + ending;
  }

  /** The last part of a key, or of a folder's name. */
  public static String last(String key) {
    String plain = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
    return plain.substring(plain.lastIndexOf('/') + 1);
  }

  /** The folder of what belongs to an object, which has its name without the extension. */
  public static String beside(String key) {
    return key.substring(0, key.lastIndexOf('.')) + "/";
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
    return name.substring(0, LONGEST_NAME - ending.length()) + ending;
  }

  private static String random() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
