package org.clipwright.services.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.clipwright.services.resource.UserId;

/** A repository with room for one account. */
final class OneAccount implements UserRepository {

  private final Map<String, NewToken> tokens = new ConcurrentHashMap<>();
  private final Map<String, Instant> sessions = new ConcurrentHashMap<>();
  private volatile Optional<Login> login = Optional.empty();

  /** Everything that is kept about tokens and sessions. */
  List<String> stored() {
    return Stream.concat(tokens.values().stream().map(NewToken::toString), sessions.keySet().stream()).toList();
  }

  @Override
  public Optional<User> insert(String name, String email, String passwordHash, boolean staff) {
    login = Optional.of(new Login(new User(new UserId(1), name, email, true, staff, Instant.EPOCH), passwordHash));
    return login.map(Login::user);
  }

  @Override
  public Optional<Login> findByName(String name) {
    return login.filter(one -> one.user().name().equals(name));
  }

  @Override
  public Optional<User> find(UserId id) {
    return login.map(Login::user);
  }

  @Override
  public List<User> list(AccountSearch search, long offset, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long count(AccountSearch search) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<User> update(User changed) {
    login = login.map(old -> new Login(changed, old.passwordHash()));
    return login.map(Login::user);
  }

  @Override
  public void replacePassword(UserId id, String passwordHash) {
    login = login.map(old -> new Login(old.user(), passwordHash));
    tokens.clear();
    sessions.clear();
  }

  @Override
  public boolean delete(UserId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String tokenNonce(UserId id, NewToken candidate) {
    return tokens.computeIfAbsent(candidate.keyId(), _ -> candidate).nonce();
  }

  @Override
  public Optional<User> findByToken(String hash) {
    return tokens.values().stream().anyMatch(token -> token.hash().equals(hash)) ? login.map(Login::user) : Optional.empty();
  }

  @Override
  public List<Token> tokens(String search, long offset, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long countTokens(String search) {
    return tokens.size();
  }

  @Override
  public boolean deleteTokens(UserId id) {
    boolean some = !tokens.isEmpty();
    tokens.clear();
    return some;
  }

  @Override
  public void insertSession(String idHash, UserId user, Instant expires) {
    sessions.put(idHash, expires);
  }

  @Override
  public Optional<User> findBySession(String idHash, Instant now) {
    return Optional.ofNullable(sessions.get(idHash)).filter(now::isBefore).flatMap(_ -> login).map(Login::user);
  }

  @Override
  public void deleteSession(String idHash) {
    sessions.remove(idHash);
  }
}
