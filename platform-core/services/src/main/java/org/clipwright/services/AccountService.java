package org.clipwright.services;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Accounts: signing in by password, token and session, and their administration.
 *
 * <p>A password that was right is remembered for a minute as a keyed digest, so that clients which send it with every
 * request do not pay for the slow hash each time; changing a password or an account forgets it at once in this process.
 */
public final class AccountService {

  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final Duration SESSION_LIFE = Duration.ofDays(14);
  private static final int MOST_REMEMBERED = 10_000;
  private static final String NAME_TAKEN = "A user with that username already exists.";

  private record Remembered(String digest, User user, long until) {}

  private final UserRepository users;
  private final PasswordHasher hasher;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final byte[] key = new byte[32];
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

  public AccountService(UserRepository users, PasswordHasher hasher, InstantSource clock) {
    this.users = users;
    this.hasher = hasher;
    this.clock = clock;
    random.nextBytes(key);
  }

  /** The account of a name and password. */
  public User byPassword(String name, String password) {
    Remembered known = remembered.get(name);
    if (known != null && known.until > clock.millis() && known.digest.equals(digest(name, password))) {
      return known.user;
    }
    Optional<UserRepository.Login> login = users.findByName(name);
    if (login.isEmpty() || !hasher.matches(password, login.get().passwordHash()) || !login.get().user().active()) {
      throw unauthenticated(ErrorText.WRONG_PASSWORD);
    }
    User user = login.get().user();
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(name, new Remembered(digest(name, password), user, clock.millis() + REMEMBERED.toMillis()));
    return user;
  }

  /** The account of a token. */
  public User byToken(String token) {
    return active(users.findByToken(token).orElseThrow(() -> unauthenticated(ErrorText.WRONG_TOKEN)));
  }

  /** Signs in with the name and password of a form; wrong ones fail as a validation error. */
  public User login(String name, String password) {
    try {
      return byPassword(name, password);
    } catch (PlatformException e) {
      throw ValidationException.of(ValidationException.WHOLE, ErrorText.LOGIN_FAILED);
    }
  }

  /** The token of an account, made when it has none. */
  public String token(User user) {
    return users.tokenOf(user.id(), newToken());
  }

  /** Begins a session and returns its id, which only the caller knows. */
  public String beginSession(User user) {
    byte[] id = new byte[24];
    random.nextBytes(id);
    String text = HexFormat.of().formatHex(id);
    users.insertSession(plainDigest(text), user.id(), clock.instant().plus(SESSION_LIFE));
    return text;
  }

  /** Ends a session. */
  public void endSession(String sessionId) {
    users.deleteSession(plainDigest(sessionId));
  }

  /** The account of a session; empty when the session has ended or never was. */
  public Optional<User> bySession(String sessionId) {
    return users.findBySession(plainDigest(sessionId), clock.instant()).filter(User::active);
  }

  /** Makes an account, with a token of its own. */
  public User create(String name, String email, String password, boolean staff) {
    User user =
        users.insert(name, email, hasher.hash(password), staff)
            .orElseThrow(() -> ValidationException.of("username", NAME_TAKEN));
    users.tokenOf(user.id(), newToken());
    return user;
  }

  /** Whether there is any account of this name. */
  public boolean exists(String name) {
    return users.findByName(name).isPresent();
  }

  /** Changes an account's name, address and rights. */
  public User update(User changed) {
    if (users.findByName(changed.name()).filter(login -> !login.user().id().equals(changed.id())).isPresent()) {
      throw ValidationException.of("username", NAME_TAKEN);
    }
    remembered.clear();
    return users.update(changed).orElseThrow(PlatformException::notFound);
  }

  /** Changes a password. */
  public void changePassword(UserId id, String password) {
    users.replacePassword(id, hasher.hash(password));
    remembered.clear();
  }

  /** Removes an account and all it owns. */
  public void delete(UserId id) {
    remembered.clear();
    if (!users.delete(id)) {
      throw PlatformException.notFound();
    }
  }

  /** The account of an id. */
  public User find(UserId id) {
    return users.find(id).orElseThrow(PlatformException::notFound);
  }

  /** Accounts by name, a page of them. */
  public List<User> list(AccountSearch search, long offset, int limit) {
    return users.list(search, offset, limit);
  }

  /** How many accounts a search finds. */
  public long count(AccountSearch search) {
    return users.count(search);
  }

  /** Tokens, a page of them. */
  public List<UserRepository.Token> tokens(String search, long offset, int limit) {
    return users.tokens(search, offset, limit);
  }

  /** How many tokens a search finds. */
  public long countTokens(String search) {
    return users.countTokens(search);
  }

  /** Removes the token of an account, which gets a new one when it asks for one. */
  public void deleteToken(UserId id) {
    if (!users.deleteToken(id)) {
      throw PlatformException.notFound();
    }
  }

  private String newToken() {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
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

  private String digest(String name, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(name.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("The JDK lacks HmacSHA256.", e);
    }
  }

  private static String plainDigest(String sessionId) {
    try {
      return HexFormat.of().formatHex(
          java.security.MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The JDK lacks SHA-256.", e);
    }
  }
}
