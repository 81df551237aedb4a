package org.clipwright.services.account;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** The credentials in an {@code Authorization} header, parsed the same way for both APIs. */
sealed interface Credentials {

  /** No header, or one of an unknown scheme. */
  record None() implements Credentials {}

  /** A name and a password, in the Basic scheme. */
  record Password(String username, String password) implements Credentials {}

  /** An account's token, in the Token scheme. */
  record Token(String key) implements Credentials {}

  /** A malformed header of a known scheme; the sentence says why. */
  record Malformed(String sentence) implements Credentials {}

  /** Reads a header; scheme names may be in any case. */
  static Credentials parse(Optional<String> header) {
    String[] words = header.orElse("").strip().split("\\s+");
    if (words[0].equalsIgnoreCase("basic")) {
      return single("basic", "Credentials", words, Credentials::password);
    }
    if (words[0].equalsIgnoreCase("token")) {
      return single("token", "Token", words, Token::new);
    }
    return new None();
  }

  private static Credentials single(
      String scheme, String subject, String[] words, Function<String, Credentials> reading) {
    if (words.length == 1) {
      return new Malformed("Invalid " + scheme + " header. No credentials provided.");
    }
    if (words.length > 2) {
      return new Malformed("Invalid " + scheme + " header. " + subject + " string should not contain spaces.");
    }
    return reading.apply(words[1]);
  }

  private static Credentials password(String encoded) {
    try {
      String pair = decoded(Base64.getDecoder().decode(encoded));
      int colon = pair.indexOf(':');
      return colon < 0
          ? new Password(pair, "")
          : new Password(pair.substring(0, colon), pair.substring(colon + 1));
    } catch (IllegalArgumentException notBase64) {
      return new Malformed("Invalid basic header. Credentials not correctly base64 encoded.");
    }
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
