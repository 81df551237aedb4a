package org.clipwright.services.budget.sender;

/**
 * Who sends a request, as far as is known: at first an address and its credentials, then a user.
 *
 * @param group the unit that takes turns with all others
 * @param name the unit that takes turns within the group; empty where there is nothing to distinguish
 */
public record Sender(String group, String name) {

  /** No sender, such as for work that the server does for itself. */
  public static final Sender NOBODY = new Sender("", "");

  /** A user, from any address. */
  public static Sender user(long id) {
    return new Sender("user " + id, "");
  }

  /**
   * Somebody at an address who has not been identified yet.
   *
   * @param credentials the credentials that will identify the sender
   */
  public static Sender at(String address, String credentials) {
    return new Sender("address " + address, credentials);
  }
}
