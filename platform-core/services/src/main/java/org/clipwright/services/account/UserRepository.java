package org.clipwright.services.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clipwright.services.resource.UserId;

/** Keeps accounts, their tokens and their sessions. */
public interface UserRepository {

  /**
   * A search for accounts.
   *
   * @param text in the name or address, in any case; empty for all
   * @param active true for only those that may sign in, false for only those that may not
   * @param staff true for only those that may enter the administration pages, false for only the others
   */
  record Search(String text, Optional<Boolean> active, Optional<Boolean> staff) {

    /** Accounts whose name or address contains a text. */
    public static Search text(String text) {
      return new Search(text, Optional.empty(), Optional.empty());
    }
  }

  /** What a sign-in is checked against. */
  record Login(User user, String passwordHash) {}

  /** A token's hash, which is all that is stored of it, and its owner. */
  record Token(String hash, User user, Instant created) {}

  /**
   * A token that may be stored.
   *
   * @param keyId the key it is derived from
   * @param nonce the nonce it is derived from
   */
  record NewToken(String hash, String keyId, String nonce) {}

  /** Stores a new account; empty when the name is taken. */
  Optional<User> insert(String name, String email, String passwordHash, boolean staff);

  /** The account with this name. */
  Optional<Login> findByName(String name);

  /** The account with this id. */
  Optional<User> find(UserId id);

  /** Accounts that match a search, by name. */
  List<User> list(Search search, long offset, int limit);

  /** How many accounts match a search. */
  long count(Search search);

  /** Stores changed values; empty when the account is gone. */
  Optional<User> update(User changed);

  /** Replaces a password and removes the account's sessions and tokens. */
  void replacePassword(UserId id, String passwordHash);

  /** Removes an account and everything it owns. */
  boolean delete(UserId id);

  /**
   * The nonce of the account's token for the same key, storing the candidate if there is none; empty when the account's
   * password has since changed.
   */
  Optional<String> tokenNonce(User user, NewToken candidate);

  /** The account whose token has a hash. */
  Optional<User> findByToken(String hash);

  /** Tokens of accounts whose name contains a text, newest first. */
  List<Token> tokens(String search, long offset, int limit);

  /** How many tokens accounts have whose name contains a text. */
  long countTokens(String search);

  /** Removes every token of an account. */
  boolean deleteTokens(UserId id);

  /** Stores a session by the hash of its id; false when the account's password has since changed. */
  boolean insertSession(String idHash, User user, Instant expires);

  /** The account of a session, unless it has expired. */
  Optional<User> findBySession(String idHash, Instant now);

  /** Ends a session. */
  void deleteSession(String idHash);
}
