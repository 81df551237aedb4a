package org.clipwright.server;

import java.security.SecureRandom;
import java.util.Optional;
import org.clipwright.configuration.Configuration;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.User;
import org.clipwright.services.account.UserRepository;
import org.clipwright.services.error.PlatformException;

/** The accounts that a server creates by itself, so that somebody can sign in. */
final class FirstAccounts {

  static final String DEMO_NAME = "demo-cloud";
  static final String DEMO_PASSWORD = "demo-password";
  static final String ADMINISTRATOR = "cloud-admin";

  /** Omits letters and digits that look alike. */
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int PASSWORD_LENGTH = 20;

  private final AccountService accounts;

  FirstAccounts(AccountService accounts) {
    this.accounts = accounts;
  }

  /**
   * The information shown to the operator once.
   *
   * @param demo whether the demo login works
   * @param newPassword the administrator's password, when it was generated just now
   */
  record Welcome(boolean demo, Optional<String> newPassword) {}

  /**
   * Creates missing accounts. The demo account, whose password everybody knows, works only while the server is
   * reachable from this machine alone.
   */
  Welcome prepare(Configuration configuration) {
    boolean alone = configuration.listening().forThisMachineAlone();
    if (alone) {
      openDemo();
    } else {
      closeDemo();
    }
    return new Welcome(alone, administrator(configuration.accounts().administratorPassword()));
  }

  private void openDemo() {
    if (!accounts.exists(DEMO_NAME)) {
      accounts.create(DEMO_NAME, "", DEMO_PASSWORD, false);
      return;
    }
    accounts.list(UserRepository.Search.text(DEMO_NAME), 0, 100).stream()
        .filter(user -> user.name().equals(DEMO_NAME) && !user.active())
        .forEach(user -> accounts.update(activity(user, Activity.ACTIVE)));
  }

  private void closeDemo() {
    try {
      accounts.update(activity(accounts.byPassword(DEMO_NAME, DEMO_PASSWORD, ""), Activity.INACTIVE));
    } catch (PlatformException noSuchLogin) {
      return;
    }
  }

  private enum Activity {
    ACTIVE,
    INACTIVE
  }

  private static User activity(User user, Activity activity) {
    return new User(user.id(), user.name(), user.email(), activity == Activity.ACTIVE, user.staff(), user.created(),
        user.passwordNumber());
  }

  private Optional<String> administrator(Optional<String> wanted) {
    if (accounts.exists(ADMINISTRATOR)) {
      return Optional.empty();
    }
    String password = wanted.orElseGet(FirstAccounts::generated);
    accounts.create(ADMINISTRATOR, "", password, true);
    return wanted.isPresent() ? Optional.empty() : Optional.of(password);
  }

  private static String generated() {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
