package org.clipwright.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the signature of an address is about: its path and its query, except for what a client may add to them. For a
 * stream it is all that its playlists lead to, so that a player can load its segments, too.
 */
public final class SignedTarget {

  /** The query parameter that holds a signature. */
  public static final String PARAMETER = "signed";

  /** The version of a picture decides only how long it may be kept. */
  private static final String VERSION = "v";

  /** Previews are in the folder of their playlist, the segments of outputs in one that is called like it. */
  private static final Pattern STREAM = Pattern.compile("(/projects/\\d+/preview)/.+"
      + "|(/media/video/output/\\d+/[^/]+)(?:\\.(?:m3u8|mpd)|/(?:video|audio)/[^/]+)");

  private SignedTarget() {}

  /** The target of an address, with or without its origin, and whether or not it is signed. */
  public static String of(String address) {
    String rest = address.replaceFirst("^[a-z]+://[^/]*", "");
    int query = rest.indexOf('?');
    return query < 0 ? of(rest, Query.parse("")) : of(rest.substring(0, query), Query.parse(rest.substring(query + 1)));
  }

  /** The target of a path, percent-encoded, and a query. */
  public static String of(String path, Query query) {
    String plain = Percent.decode(path);
    Matcher stream = STREAM.matcher(plain);
    if (stream.matches()) {
      return (stream.group(1) == null ? stream.group(2) : stream.group(1)) + "/";
    }
    return plain + query.without(PARAMETER).without(VERSION).sortedSuffix();
  }

  /** An address with its signature. */
  public static String with(String address, String signature) {
    return address + (address.contains("?") ? "&" : "?") + PARAMETER + "=" + signature;
  }
}
