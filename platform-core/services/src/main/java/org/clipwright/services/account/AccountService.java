package org.clipwright.services.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ThrottledException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.secret.Hmac;
import org.clipwright.services.secret.RandomHex;

/**
 * Accounts: signing in by password, token and session, and their administration.
 *
 * <p>A correct password is remembered for a minute as a keyed digest, so that clients which send it with every request
 * do not pay for the slow hash each time. The digest covers the stored hash, so a password changed in this or any other
 * process is forgotten at once. Every other password costs the same work and counts against the throttle, whether the
 * account exists, is disabled or does not exist.
 */
public final class AccountService {

  /** The fields of a request for a token. */
  public static final ResourceSpec LOGIN = new ResourceSpec("Login", "A name and a password.", List.of(
      FieldSpec.of("username", FieldKind.STRING, "The account's name."),
      FieldSpec.of("password", FieldKind.STRING, "Its password.")));

  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final Duration SESSION_LIFE = Duration.ofDays(14);
  private static final int MOST_REMEMBERED = 10_000;
  private static final int NONCE_BYTES = 16;
  private static final int SESSION_BYTES = 24;
  private static final String NAME_TAKEN = "A user with that username already exists.";

  private final UserRepository users;
  private final PasswordHasher hasher;
  private final SignInThrottle throttle;
  private final TokenKey tokens;
  private final SignedAddresses addresses;
  private final InstantSource clock;
  private final Hmac digests = Hmac.withRandomKey();
  private final Cache<String, Boolean> remembered;

  /**
   * Serves the accounts of a repository.
   *
   * @param failures how many failures to sign in are free
   * @param tokens the key from which account tokens and the signatures of addresses are derived
   * @param addressLife how long signed addresses last; zero if none are to be signed
   */
  public static AccountService of(
      UserRepository users, int failures, TokenKey tokens, Duration addressLife, InstantSource clock) {
    return new AccountService(
        users, new PasswordHasher(), new SignInThrottle(failures, clock), tokens, addressLife, clock);
  }

  AccountService(
      UserRepository users, PasswordHasher hasher, SignInThrottle throttle, TokenKey tokens, Duration addressLife,
      InstantSource clock) {
    this.users = users;
    this.hasher = hasher;
    this.throttle = throttle;
    this.tokens = tokens;
    this.addresses = new SignedAddresses(users, tokens, addressLife, clock);
    this.clock = clock;
    this.remembered =
        Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis())).build();
  }

  /**
   * The account with this name and password.
   *
   * @param address the client's address; too many failures for an account, an address or the pair are rejected
   * @throws ThrottledException after too many failures
   */
  public User byPassword(String name, String password, String address) {
    return signIn(name, password, address).user();
  }

  /** Like {@link #byPassword}, for long-lived callers: {@link #holds} tells whether the login is still valid. */
  public UserRepository.Login signIn(String name, String password, String address) {
    Optional<UserRepository.Login> login = users.findByName(name);
    boolean active = login.map(UserRepository.Login::user).filter(User::active).isPresent();
    String hash = login.map(UserRepository.Login::passwordHash).orElseGet(hasher::nobodys);
    Boolean _ = remembered.get(digest(name, active + hash, password), _ -> {
      verify(name, password, address, hash, active);
      requireUnchanged(login.orElseThrow());
      return true;
    });
    return login.orElseThrow();
  }

  /** Whether a login's account may still sign in and still has the same password. */
  public boolean holds(UserRepository.Login login) {
    return users.findByName(login.user().name())
        .filter(now -> now.user().id().equals(login.user().id()) && now.user().active())
        .filter(now -> now.passwordHash().equals(login.passwordHash()))
        .isPresent();
  }

  private void verify(String name, String password, String address, String hash, boolean active) {
    SignInThrottle.Attempt attempt = throttle.begin(name, address);
    boolean right = hasher.matches(password, hash);
    if (!right || !active) {
      throw unauthenticated(ErrorText.WRONG_PASSWORD);
    }
    attempt.succeeded();
  }

  /** Hashing is slow and queued; a password that was changed in the meantime must not sign anyone in. */
  private void requireUnchanged(UserRepository.Login login) {
    if (!holds(login)) {
      throw unauthenticated(ErrorText.WRONG_PASSWORD);
    }
  }

  /** The active account that a token belongs to; fails as Django REST does if there is none. */
  public User byToken(String token) {
    return active(users.findByToken(TokenKey.hash(token)).orElseThrow(() -> unauthenticated(ErrorText.WRONG_TOKEN)));
  }

  /**
   * The token of the account that a request names.
   *
   * @throws ValidationException when a field is missing, or the credentials are wrong
   */
  public String tokenByPassword(Input input, String address) {
    Fields fields = FieldReader.complete(LOGIN, input);
    String untrimmed = input.raw("password");
    return tokenByPassword(fields.text("username"), untrimmed, address);
  }

  /** The token of an account by its name and password; wrong credentials fail as a validation error. */
  String tokenByPassword(String name, String password, String address) {
    try {
      return token(byPassword(name, password, address));
    } catch (PlatformException failure) {
      if (failure.code() != ErrorCode.UNAUTHENTICATED) {
        throw failure;
      }
      throw ValidationException.of(ValidationException.WHOLE, ErrorText.LOGIN_FAILED);
    }
  }

  /**
   * The token of an account, created if it has none; the same one each time until it is removed. A user who signed in
   * with an earlier password gets none.
   */
  public String token(User user) {
    String nonce = users.tokenNonce(user, tokens.candidate(user.id(), RandomHex.ofBytes(NONCE_BYTES)))
        .orElseThrow(() -> unauthenticated(ErrorText.WRONG_PASSWORD));
    return tokens.token(user.id(), nonce);
  }

  /**
   * Begins a session and returns its id, which only the caller knows; empty when the account's password has changed
   * since the user signed in.
   */
  public Optional<String> beginSession(User user) {
    String text = RandomHex.ofBytes(SESSION_BYTES);
    boolean begun = users.insertSession(TokenKey.hash(text), user, clock.instant().plus(SESSION_LIFE));
    return begun ? Optional.of(text) : Optional.empty();
  }

  /** Ends a session; does nothing if it has already ended. */
  public void endSession(String sessionId) {
    users.deleteSession(TokenKey.hash(sessionId));
  }

  /** The account of a session; empty when the session has ended or never existed. */
  public Optional<User> bySession(String sessionId) {
    return users.findBySession(TokenKey.hash(sessionId), clock.instant()).filter(User::active);
  }

  /**
   * The signature with which whoever knows it may read an address in the name of a user for a while; empty where the
   * operator wants none.
   *
   * @param target the address, as it will be when it is requested
   */
  public Optional<String> signature(User user, String target) {
    return addresses.of(user, target);
  }

  /**
   * The account in whose name a signed address may be read.
   *
   * @throws PlatformException {@code FORBIDDEN} when the signature is wrong or has expired
   */
  public User bySignature(String target, String signature) {
    return addresses.user(target, signature);
  }

  /** Creates an account with its own token. */
  public User create(String name, String email, String password, boolean staff) {
    User user =
        users.insert(name, email, hasher.hash(password), staff)
            .orElseThrow(() -> ValidationException.of("username", NAME_TAKEN));
    token(user);
    return user;
  }

  /** Whether an account of this name exists. */
  public boolean exists(String name) {
    return users.findByName(name).isPresent();
  }

  /** Changes an account's name, address and rights. */
  public User update(User changed) {
    if (users.findByName(changed.name()).filter(login -> !login.user().id().equals(changed.id())).isPresent()) {
      throw ValidationException.of("username", NAME_TAKEN);
    }
    return users.update(changed).orElseThrow(PlatformException::notFound);
  }

  /** Changes a password, which ends the account's sessions and revokes its tokens. */
  public void changePassword(UserId id, String password) {
    users.replacePassword(id, hasher.hash(password));
  }

  /** Removes an account and everything it owns. */
  public void delete(UserId id) {
    if (!users.delete(id)) {
      throw PlatformException.notFound();
    }
  }

  /** The account with this id, even if it is inactive. */
  public User find(UserId id) {
    return users.find(id).orElseThrow(PlatformException::notFound);
  }

  /** Accounts by name, a page of them. */
  public List<User> list(UserRepository.Search search, long offset, int limit) {
    return users.list(search, offset, limit);
  }

  /** How many accounts match a search. */
  public long count(UserRepository.Search search) {
    return users.count(search);
  }

  /** Tokens, a page of them. */
  public List<UserRepository.Token> tokens(String search, long offset, int limit) {
    return users.tokens(search, offset, limit);
  }

  /** How many tokens match a search. */
  public long countTokens(String search) {
    return users.countTokens(search);
  }

  /** Removes every token of an account, which gets a new one when it asks for one. */
  public void deleteTokens(UserId id) {
    if (!users.deleteTokens(id)) {
      throw PlatformException.notFound();
    }
  }

  private static User active(User user) {
    if (!user.active()) {
      throw unauthenticated(ErrorText.INACTIVE_USER);
    }
    return user;
  }

  private static PlatformException unauthenticated(String sentence) {
    return new PlatformException(ErrorCode.UNAUTHENTICATED, sentence);
  }

  private String digest(String name, String state, String secret) {
    return HexFormat.of().formatHex(digests.of(name + "\0" + state + "\0" + secret));
  }
}
