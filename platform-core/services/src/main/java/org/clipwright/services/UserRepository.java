package org.clipwright.services;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps accounts, their tokens and their sessions. */
public interface UserRepository {

  /** An account and its password's hash. */
  record Login(User user, String passwordHash) {}

  /** A token and whose it is. */
  record Token(String key, User user, Instant created) {}

  /** Stores a new account; empty when the name is taken. */
  Optional<User> insert(String name, String email, String passwordHash, boolean staff);

  /** The account of a name. */
  Optional<Login> findByName(String name);

  /** The account of an id. */
  Optional<User> find(UserId id);

  /** Accounts that are looked for, by name. */
  List<User> list(AccountSearch search, long offset, int limit);

  /** How many accounts are looked for. */
  long count(AccountSearch search);

  /** Stores changed values; empty when the account is gone. */
  Optional<User> update(User changed);

  /** Replaces a password. */
  void replacePassword(UserId id, String passwordHash);

  /** Removes an account with all it owns. */
  boolean delete(UserId id);

  /** The token of an account, made with the given key when it has none. */
  String tokenOf(UserId id, String newKey);

  /** Whose token a key is. */
  Optional<User> findByToken(String key);

  /** Tokens of accounts whose name contains a text, newest first. */
  List<Token> tokens(String search, long offset, int limit);

  /** How many accounts whose name contains a text have a token. */
  long countTokens(String search);

  /** Removes the token of an account. */
  boolean deleteToken(UserId id);

  /** Stores a session by the hash of its id. */
  void insertSession(String idHash, UserId user, Instant expires);

  /** Whose session it is, unless it has expired. */
  Optional<User> findBySession(String idHash, Instant now);

  /** Ends a session. */
  void deleteSession(String idHash);
}
