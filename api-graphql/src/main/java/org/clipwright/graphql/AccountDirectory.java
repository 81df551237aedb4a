package org.clipwright.graphql;

import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.services.AccountService;
import org.clipwright.services.Credentials;
import org.clipwright.services.ErrorCode;
import org.clipwright.services.PlatformException;
import org.clipwright.services.User;

/** Finds callers among the platform's accounts, by the rules that the REST API has too. */
final class AccountDirectory implements CallerDirectory {

  private final AccountService accounts;

  AccountDirectory(AccountService accounts) {
    this.accounts = accounts;
  }

  @Override
  public Optional<Caller> byAuthorization(String header) {
    return switch (Credentials.parse(Optional.of(header))) {
      case Credentials.None _ -> Optional.empty();
      case Credentials.Malformed malformed -> throw RequestException.unauthenticated(malformed.sentence());
      case Credentials.Password password ->
          Optional.of(caller(() -> accounts.byPassword(password.username(), password.password())));
      case Credentials.Token token -> Optional.of(caller(() -> accounts.byToken(token.key())));
    };
  }

  @Override
  public Optional<Caller> bySession(String sessionKey) {
    return accounts.bySession(sessionKey)
        .map(user -> new SignedInCaller(user, () -> accounts.bySession(sessionKey).isPresent()));
  }

  private static Caller caller(Supplier<User> signIn) {
    try {
      return new SignedInCaller(signIn.get(), () -> succeeds(signIn));
    } catch (PlatformException e) {
      if (e.code() == ErrorCode.UNAUTHENTICATED) {
        throw RequestException.unauthenticated(e.getMessage());
      }
      throw e;
    }
  }

  private static boolean succeeds(Supplier<User> signIn) {
    try {
      return signIn.get().active();
    } catch (PlatformException e) {
      if (e.code() == ErrorCode.UNAUTHENTICATED) {
        return false;
      }
      throw e;
    }
  }
}
