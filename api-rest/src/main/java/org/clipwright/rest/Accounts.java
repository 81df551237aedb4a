package org.clipwright.rest;

import java.util.Optional;

/** The accounts that may call the API. */
interface Accounts {
  Identity byPassword(String username, String password);

  Identity byToken(String key);

  Optional<Identity> bySession(String id);
}
