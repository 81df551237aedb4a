package org.clipwright.services.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clipwright.services.resource.UserId;

/** Keeps accounts, their tokens and their sessions. */
public interface UserRepository {

  /** An account and its password's hash. */
  record Login(User user, String passwordHash) {}

  /** A token, of which only the hash is kept, and whose it is. */
  record Token(String hash, User user, Instant created) {}

  /**
   * A token that may be stored.
   *
   * @param keyId which key it is derived from
   * @param nonce from what else
   */
  record NewToken(String hash, String keyId, String nonce) {}

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

  /** Replaces a password, and removes the sessions and tokens of the account with it. */
  void replacePassword(UserId id, String passwordHash);

  /** Removes an account with all it owns. */
  boolean delete(UserId id);

  /** The nonce of the account's token of the same key, which is stored when there is none. */
  String tokenNonce(UserId id, NewToken candidate);

  /** Whose token has a hash. */
  Optional<User> findByToken(String hash);

  /** Tokens of accounts whose name contains a text, newest first. */
  List<Token> tokens(String search, long offset, int limit);

  /** How many tokens accounts have whose name contains a text. */
  long countTokens(String search);

  /** Removes every token of an account. */
  boolean deleteTokens(UserId id);

  /** Stores a session by the hash of its id. */
  void insertSession(String idHash, UserId user, Instant expires);

  /** Whose session it is, unless it has expired. */
  Optional<User> findBySession(String idHash, Instant now);

  /** Ends a session. */
  void deleteSession(String idHash);
}
