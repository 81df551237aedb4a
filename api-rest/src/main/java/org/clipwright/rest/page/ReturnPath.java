package org.clipwright.rest.page;

import java.util.regex.Pattern;

/** Where a browser may be redirected after signing in or out: only to a path of this server. */
final class ReturnPath {

  /**
   * A path as written in an address. Browsers read a backslash as a slash, drop tabs and line breaks, and take what
   * follows two slashes for a host, so none of these are accepted.
   */
  private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7e&&[^\\\\]]*+");

  private static final int LONGEST = 2000;

  private ReturnPath() {}

  /** The requested path, if it is on this server; else the home path. */
  static String of(String wish, String home) {
    String path = wish.split("[?#]", 2)[0];
    boolean ours = wish.length() <= LONGEST && PATH.matcher(wish).matches() && !path.contains("//");
    return ours ? wish : home;
  }
}
