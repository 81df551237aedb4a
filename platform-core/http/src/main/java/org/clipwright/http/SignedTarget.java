package org.clipwright.http;

/** What the signature of an address is about: its path and its query, except for what a client may add to them. */
public final class SignedTarget {

  /** The query parameter that holds a signature. */
  public static final String PARAMETER = "signed";

  /** The version of a picture decides only how long it may be kept. */
  private static final String VERSION = "v";

  private SignedTarget() {}

  /** The target of an address, with or without its origin, and whether or not it is signed. */
  public static String of(String address) {
    String rest = address.replaceFirst("^[a-z]+://[^/]*", "");
    int query = rest.indexOf('?');
    return query < 0 ? of(rest, Query.parse("")) : of(rest.substring(0, query), Query.parse(rest.substring(query + 1)));
  }

  /** The target of a path, percent-encoded, and a query. */
  public static String of(String path, Query query) {
    return Percent.decode(path) + query.without(PARAMETER).without(VERSION).sortedSuffix();
  }

  /** An address with its signature. */
  public static String with(String address, String signature) {
    return address + (address.contains("?") ? "&" : "?") + PARAMETER + "=" + signature;
  }
}
