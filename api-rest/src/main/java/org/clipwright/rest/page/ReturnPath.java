package org.clipwright.rest.page;

import java.util.regex.Pattern;

/** Where a browser may be led after it signed in or out: to a path of this server, never to another one. */
final class ReturnPath {

  /**
   * A path as it is written in an address. Browsers read a backslash as a slash, leave out tabs and line ends, and take
   * what follows two slashes for a host, so that nothing of these is accepted.
   */
  private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7e&&[^\\\\]]*+");

  private static final int LONGEST = 2000;

  private ReturnPath() {}

  /** The wish, if it is a path of this server; else the home. */
  static String of(String wish, String home) {
    String path = wish.split("[?#]", 2)[0];
    boolean ours = wish.length() <= LONGEST && PATH.matcher(wish).matches() && !path.contains("//");
    return ours ? wish : home;
  }
}
