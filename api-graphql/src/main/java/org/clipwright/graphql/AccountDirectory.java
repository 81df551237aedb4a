package org.clipwright.graphql;

import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.CallerDirectory;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.graphql.execution.SignedInCaller;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.Credentials;
import org.clipwright.services.account.User;
import org.clipwright.services.account.UserRepository;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ThrottledException;

/** Finds callers among the platform's accounts, by the rules that the REST API has too. */
final class AccountDirectory implements CallerDirectory {

  private final AccountService accounts;

  AccountDirectory(AccountService accounts) {
    this.accounts = accounts;
  }

  @Override
  public Optional<Caller> byAuthorization(String header, String client) {
    return switch (Credentials.parse(Optional.of(header))) {
      case Credentials.None _ -> Optional.empty();
      case Credentials.Malformed malformed -> throw RequestException.unauthenticated(malformed.sentence());
      case Credentials.Password password ->
          Optional.of(caller(() -> accounts.signIn(password.username(), password.password(), client)));
      case Credentials.Token token -> Optional.of(named(() -> accounts.byToken(token.key())));
    };
  }

  @Override
  public Optional<Caller> bySession(String sessionKey) {
    return accounts.bySession(sessionKey)
        .map(user -> new SignedInCaller(user, () -> accounts.bySession(sessionKey).isPresent()));
  }

  /** Whether the login still holds is seen from its account: no password is checked again for it. */
  private Caller caller(Supplier<UserRepository.Login> signIn) {
    UserRepository.Login login = refusing(signIn);
    return new SignedInCaller(login.user(), () -> accounts.holds(login));
  }

  private static Caller named(Supplier<User> signIn) {
    return new SignedInCaller(refusing(signIn), () -> succeeds(signIn));
  }

  private static <T> T refusing(Supplier<T> signIn) {
    try {
      return signIn.get();
    } catch (ThrottledException tooOften) {
      throw RequestException.throttled(tooOften);
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
