package org.clipwright.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.clipwright.services.account.AccountSearch;
import org.clipwright.services.account.User;
import org.clipwright.services.account.UserRepository;
import org.clipwright.services.resource.UserId;

/** Accounts in memory. */
public final class InMemoryUsers implements UserRepository {

  private record Session(UserId user, Instant expires) {}

  private final Map<UserId, Login> logins = new ConcurrentHashMap<>();
  private final Map<String, UserId> tokens = new ConcurrentHashMap<>();
  private final Map<UserId, String> nonces = new ConcurrentHashMap<>();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  /** Adds a token by which an account can be named. */
  void put(String token, UserId user) {
    tokens.put(hash(token), user);
  }

  @Override
  public Optional<User> insert(String name, String email, String passwordHash, boolean staff) {
    if (findByName(name).isPresent()) {
      return Optional.empty();
    }
    User user = new User(new UserId(logins.size() + 1), name, email, true, staff, Instant.EPOCH);
    logins.put(user.id(), new Login(user, passwordHash));
    return Optional.of(user);
  }

  @Override
  public Optional<Login> findByName(String name) {
    return logins.values().stream().filter(login -> login.user().name().equals(name)).findFirst();
  }

  @Override
  public Optional<User> find(UserId id) {
    return Optional.ofNullable(logins.get(id)).map(Login::user);
  }

  @Override
  public List<User> list(AccountSearch search, long offset, int limit) {
    return found(search).skip(offset).limit(limit).toList();
  }

  @Override
  public long count(AccountSearch search) {
    return found(search).count();
  }

  private Stream<User> found(AccountSearch search) {
    return logins.values().stream().map(Login::user)
        .filter(user -> user.name().contains(search.text()) || user.email().contains(search.text()))
        .filter(user -> search.active().filter(active -> active != user.active()).isEmpty())
        .filter(user -> search.staff().filter(staff -> staff != user.staff()).isEmpty())
        .sorted(Comparator.comparing(User::name));
  }

  @Override
  public Optional<User> update(User changed) {
    return Optional.ofNullable(
        logins.computeIfPresent(changed.id(), (id, login) -> new Login(changed, login.passwordHash()))).map(Login::user);
  }

  @Override
  public void replacePassword(UserId id, String passwordHash) {
    logins.computeIfPresent(id, (key, login) -> new Login(login.user(), passwordHash));
    sessions.values().removeIf(session -> session.user().equals(id));
    deleteTokens(id);
  }

  @Override
  public boolean delete(UserId id) {
    return logins.remove(id) != null;
  }

  @Override
  public String tokenNonce(UserId id, NewToken candidate) {
    return nonces.computeIfAbsent(id, _ -> {
      tokens.put(candidate.hash(), id);
      return candidate.nonce();
    });
  }

  @Override
  public Optional<User> findByToken(String hash) {
    return Optional.ofNullable(tokens.get(hash)).flatMap(this::find);
  }

  @Override
  public List<Token> tokens(String search, long offset, int limit) {
    return tokens.entrySet().stream().map(token -> new Token(token.getKey(), find(token.getValue()).orElseThrow(),
        Instant.EPOCH)).filter(token -> token.user().name().contains(search)).skip(offset).limit(limit).toList();
  }

  @Override
  public long countTokens(String search) {
    return tokens(search, 0, Integer.MAX_VALUE).size();
  }

  @Override
  public boolean deleteTokens(UserId id) {
    nonces.remove(id);
    return tokens.values().removeIf(id::equals);
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
  public void insertSession(String idHash, UserId user, Instant expires) {
    sessions.put(idHash, new Session(user, expires));
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
}
