package org.clipwright.services.account;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ThrottledException;

/** Identifies the account behind a request by its header or its session, for both APIs. Thread-safe. */
public final class Identification {

  private final AccountService accounts;

  /**
   * An identified user.
   *
   * @param holds checks again whether the credentials are still valid
   */
  public record Identity(User user, BooleanSupplier holds) {}

  public Identification(AccountService accounts) {
    this.accounts = accounts;
  }

  /**
   * Whom an {@code Authorization} header identifies; empty when there is none, or one of an unknown scheme.
   *
   * @param address the client's address
   * @throws PlatformException when the credentials are wrong or malformed
   * @throws ThrottledException after too many wrong ones
   */
  public Optional<Identity> byHeader(Optional<String> header, String address) {
    return switch (Credentials.parse(header)) {
      case Credentials.None _ -> Optional.empty();
      case Credentials.Malformed malformed ->
          throw new PlatformException(ErrorCode.UNAUTHENTICATED, malformed.sentence());
      case Credentials.Password password -> Optional.of(byPassword(password, address));
      case Credentials.Token token -> Optional.of(new Identity(accounts.byToken(token.key()), () -> admits(token)));
    };
  }

  /** Whether the login still holds is read from its account, without checking the password again. */
  private Identity byPassword(Credentials.Password password, String address) {
    UserRepository.Login login = accounts.signIn(password.username(), password.password(), address);
    return new Identity(login.user(), () -> accounts.holds(login));
  }

  private boolean admits(Credentials.Token token) {
    try {
      return accounts.byToken(token.key()).active();
    } catch (PlatformException refusal) {
      if (refusal.code() == ErrorCode.UNAUTHENTICATED) {
        return false;
      }
      throw refusal;
    }
  }

  /**
   * The signature of an address for a user, for those who will read it without credentials; empty where the operator
   * wants none.
   */
  public Optional<String> signature(User user, String target) {
    return accounts.signature(user, target);
  }

  /**
   * The user in whose name a signed address may be read.
   *
   * @throws PlatformException when the signature is wrong or has expired
   */
  public User bySignature(String target, String signature) {
    return accounts.bySignature(target, signature);
  }

  /** The user who began a session; empty when it has ended or never existed. */
  public Optional<Identity> bySession(String session) {
    return accounts.bySession(session)
        .map(user -> new Identity(user, () -> accounts.bySession(session).isPresent()));
  }
}
