package org.clipwright.services.secret;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random text that nobody guesses if it is long enough. */
public final class RandomHex {

  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomHex() {}

  /** That many random bytes as hexadecimal digits, two for each. */
  public static String ofBytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
