package org.clipwright.services.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.clipwright.services.resource.UserId;

/**
 * The secret that the tokens of accounts are derived from. It is kept outside the database, which holds only hashes:
 * who reads the database learns no token, while the server can tell an account its token again.
 */
public final class TokenKey {

  private static final int TOKEN_BYTES = 20;
  private static final int ID_BYTES = 8;
  private static final int FEWEST_BYTES = 16;

  private final SecretKeySpec secret;

  private TokenKey(byte[] secret) {
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
  }

  /**
   * A key of random bytes.
   *
   * @throws IllegalArgumentException when there are fewer than 16
   */
  public static TokenKey of(byte[] secret) {
    if (secret.length < FEWEST_BYTES) {
      throw new IllegalArgumentException("The token key needs at least " + FEWEST_BYTES + " bytes.");
    }
    return new TokenKey(secret);
  }

  /** The hash by which a token or a session's id, which are random enough by themselves, is stored. */
  static String hash(String random) {
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(random.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The JDK lacks SHA-256.", e);
    }
  }

  /** The token of an account and a nonce. */
  String token(UserId user, String nonce) {
    return derived("token " + user.value() + " " + nonce, TOKEN_BYTES);
  }

  /** What is stored of that token. */
  UserRepository.NewToken candidate(UserId user, String nonce) {
    return new UserRepository.NewToken(hash(token(user, nonce)), derived("id", ID_BYTES), nonce);
  }

  private String derived(String text, int bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK lacks HmacSHA256.", e);
    }
  }
}
