package org.clipwright.http;

/** What asks browsers for a name and a password, which they then send to all of the server. */
public final class BasicRealm {

  /** The value of {@code WWW-Authenticate}. */
  public static final String CHALLENGE = "Basic realm=\"api\"";

  private BasicRealm() {}
}
