package org.clipwright.services.account;

import java.util.Optional;

/**
 * A search for accounts.
 *
 * @param text in the name or address, in any case; empty for all
 * @param active true for only those that may sign in, false for only those that may not
 * @param staff true for only those that may enter the administration pages, false for only the others
 */
public record AccountSearch(String text, Optional<Boolean> active, Optional<Boolean> staff) {

  /** Accounts whose name or address contains a text. */
  public static AccountSearch text(String text) {
    return new AccountSearch(text, Optional.empty(), Optional.empty());
  }
}
