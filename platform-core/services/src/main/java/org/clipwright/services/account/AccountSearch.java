package org.clipwright.services.account;

import java.util.Optional;

/**
 * Which accounts are looked for.
 *
 * @param text in the name or address, in any case; empty for all
 * @param active only those that may sign in, or only those that may not
 * @param staff only those that may enter the administration pages, or only the others
 */
public record AccountSearch(String text, Optional<Boolean> active, Optional<Boolean> staff) {

  /** Those with a text in their name or address. */
  public static AccountSearch text(String text) {
    return new AccountSearch(text, Optional.empty(), Optional.empty());
  }
}
