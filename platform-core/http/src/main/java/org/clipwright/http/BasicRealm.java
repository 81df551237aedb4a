package org.clipwright.http;

/** The challenge by which browsers ask for a name and a password, and then send both with every request. */
public final class BasicRealm {

  /** The value of {@code WWW-Authenticate}. */
  public static final String CHALLENGE = "Basic realm=\"api\"";

  private BasicRealm() {}
}
