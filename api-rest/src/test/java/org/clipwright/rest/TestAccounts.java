package org.clipwright.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.TokenKey;
import org.clipwright.services.account.UserRepository;

/** Account services over any accounts. */
public final class TestAccounts {

  private static final TokenKey KEY = TokenKey.of(new byte[32]);
  private static final int FAILURES = 10;

  private TestAccounts() {}

  public static AccountService of(UserRepository users) {
    return of(users, Clock.systemUTC());
  }

  public static AccountService of(UserRepository users, InstantSource clock) {
    return AccountService.of(users, FAILURES, KEY, Duration.ofHours(24), clock);
  }
}
