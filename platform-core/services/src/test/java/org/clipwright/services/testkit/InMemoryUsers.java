package org.clipwright.services.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.clipwright.services.account.User;
import org.clipwright.services.account.UserRepository;
import org.clipwright.services.resource.UserId;

/** Accounts in memory; {@code UserRepositoryContract} holds them to what PostgreSQL does. */
public final class InMemoryUsers implements UserRepository {

  private record Session(UserId user, Instant expires) {}

  private record Stored(UserId user, NewToken token, Instant created, long place) {}

  private final Map<Long, Login> logins = new ConcurrentSkipListMap<>();
  private final Map<String, Stored> tokens = new ConcurrentHashMap<>();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private final AtomicLong places = new AtomicLong();

  /** Adds a token by which an account can be named. */
  public void put(String token, UserId user) {
    NewToken stored = new NewToken(hash(token), token, "");
    tokens.put(stored.hash(), new Stored(user, stored, now(), places.incrementAndGet()));
  }

  /** Everything that is kept about tokens and sessions. */
  public List<String> kept() {
    return Stream.concat(tokens.values().stream().map(Stored::toString), sessions.keySet().stream()).toList();
  }

  @Override
  public synchronized Optional<User> insert(String name, String email, String passwordHash, boolean staff) {
    if (findByName(name).isPresent()) {
      return Optional.empty();
    }
    User user = new User(new UserId(ids.incrementAndGet()), name, email, true, staff, now(), 1);
    logins.put(user.id().value(), new Login(user, passwordHash));
    return Optional.of(user);
  }

  @Override
  public Optional<Login> findByName(String name) {
    return logins.values().stream().filter(login -> login.user().name().equals(name)).findFirst();
  }

  @Override
  public Optional<User> find(UserId id) {
    return Optional.ofNullable(logins.get(id.value())).map(Login::user);
  }

  @Override
  public List<User> list(UserRepository.Search search, long offset, int limit) {
    return found(search).skip(offset).limit(limit).toList();
  }

  @Override
  public long count(UserRepository.Search search) {
    return found(search).count();
  }

  private Stream<User> found(UserRepository.Search search) {
    return logins.values().stream().map(Login::user)
        .filter(user -> mentions(user, search.text()))
        .filter(user -> search.active().filter(active -> active != user.active()).isEmpty())
        .filter(user -> search.staff().filter(staff -> staff != user.staff()).isEmpty())
        .sorted(Comparator.comparing(User::name));
  }

  private static boolean mentions(User user, String text) {
    String part = text.toLowerCase(Locale.ROOT);
    return text.isBlank() || user.name().toLowerCase(Locale.ROOT).contains(part)
        || user.email().toLowerCase(Locale.ROOT).contains(part);
  }

  @Override
  public Optional<User> update(User changed) {
    return Optional.ofNullable(logins.computeIfPresent(changed.id().value(),
        (_, login) -> new Login(new User(changed.id(), changed.name(), changed.email(), changed.active(),
            changed.staff(), login.user().created(), login.user().passwordNumber()), login.passwordHash())))
        .map(Login::user);
  }

  @Override
  public synchronized void replacePassword(UserId id, String passwordHash) {
    logins.computeIfPresent(id.value(), (_, login) -> new Login(renewed(login.user()), passwordHash));
    sessions.values().removeIf(session -> session.user().equals(id));
    deleteTokens(id);
  }

  @Override
  public boolean delete(UserId id) {
    sessions.values().removeIf(session -> session.user().equals(id));
    deleteTokens(id);
    return logins.remove(id.value()) != null;
  }

  @Override
  public synchronized Optional<String> tokenNonce(User user, NewToken candidate) {
    if (!unchanged(user)) {
      return Optional.empty();
    }
    UserId id = user.id();
    Optional<Stored> known = tokens.values().stream()
        .filter(token -> token.user().equals(id) && token.token().keyId().equals(candidate.keyId())).findFirst();
    if (known.isPresent()) {
      return Optional.of(known.get().token().nonce());
    }
    tokens.put(candidate.hash(), new Stored(id, candidate, now(), places.incrementAndGet()));
    return Optional.of(candidate.nonce());
  }

  @Override
  public Optional<User> findByToken(String hash) {
    return Optional.ofNullable(tokens.get(hash)).map(Stored::user).flatMap(this::find);
  }

  @Override
  public List<Token> tokens(String search, long offset, int limit) {
    return tokensOf(search).skip(offset).limit(limit).toList();
  }

  @Override
  public long countTokens(String search) {
    return tokensOf(search).count();
  }

  private Stream<Token> tokensOf(String search) {
    return tokens.values().stream()
        .sorted(Comparator.comparingLong(Stored::place).reversed())
        .map(token -> new Token(token.token().hash(), find(token.user()).orElseThrow(), token.created()))
        .filter(token -> mentions(token.user(), search));
  }

  @Override
  public boolean deleteTokens(UserId id) {
    return tokens.values().removeIf(token -> token.user().equals(id));
  }

  private static String hash(String token) {
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized boolean insertSession(String idHash, User user, Instant expires) {
    if (unchanged(user)) {
      sessions.put(idHash, new Session(user.id(), expires));
    }
    return sessions.containsKey(idHash);
  }

  private boolean unchanged(User user) {
    return find(user.id()).filter(now -> now.passwordNumber() == user.passwordNumber()).isPresent();
  }

  private static User renewed(User user) {
    return new User(user.id(), user.name(), user.email(), user.active(), user.staff(), user.created(),
        user.passwordNumber() + 1);
  }

  @Override
  public Optional<User> findBySession(String idHash, Instant now) {
    return Optional.ofNullable(sessions.get(idHash)).filter(session -> session.expires().isAfter(now))
        .map(Session::user).flatMap(this::find);
  }

  @Override
  public void deleteSession(String idHash) {
    sessions.remove(idHash);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
