package org.clipwright.services.account;

import java.util.Arrays;
import java.util.HexFormat;
import org.clipwright.sdk.storage.Sha256;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.secret.Hmac;

/**
 * The secret from which API tokens and the signatures of addresses are derived. It is kept outside the database, which
 * stores only hashes: reading the database reveals no tokens, but the server can show an account its token again.
 */
public final class TokenKey {

  private static final int TOKEN_BYTES = 20;
  private static final int ID_BYTES = 8;
  private static final int FEWEST_BYTES = 16;

  private final Hmac secret;

  private TokenKey(byte[] secret) {
    this.secret = new Hmac(secret);
  }

  /**
   * A key of random bytes.
   *
   * @throws IllegalArgumentException when there are fewer than 16 bytes
   */
  public static TokenKey of(byte[] secret) {
    if (secret.length < FEWEST_BYTES) {
      throw new IllegalArgumentException("The token key needs at least " + FEWEST_BYTES + " bytes.");
    }
    return new TokenKey(secret);
  }

  /** The hash under which a token or session id is stored; both are random enough to need no salt. */
  static String hash(String random) {
    return Sha256.of(random);
  }

  /** Derives the token for an account and a nonce. */
  String token(UserId user, String nonce) {
    return derived("token " + user.value() + " " + nonce, TOKEN_BYTES);
  }

  /** The hash of that token, which is stored. */
  UserRepository.NewToken candidate(UserId user, String nonce) {
    return new UserRepository.NewToken(hash(token(user, nonce)), derived("id", ID_BYTES), nonce);
  }

  /** The signature of a text. */
  String signature(String text) {
    return derived("signature " + text, TOKEN_BYTES);
  }

  private String derived(String text, int bytes) {
    return HexFormat.of().formatHex(Arrays.copyOf(secret.of(text), bytes));
  }
}
