package org.clipwright.services.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The rules for new passwords, in Django's words. */
final class PasswordRules {

  private static final int SHORTEST = 8;
  private static final int SHORTEST_LIKENESS = 3;

  /** The most common passwords that are long enough and not all digits. */
  private static final Set<String> COMMON = Set.of(
      "password", "password1", "password12", "password123", "password1234", "passw0rd", "p@ssw0rd", "p@ssword",
      "pa55word", "qwertyui", "qwertyuiop", "qwerty123", "qwerty1234", "1qaz2wsx", "1q2w3e4r", "1q2w3e4r5t", "q1w2e3r4",
      "q1w2e3r4t5", "zaq12wsx", "asdfghjkl", "asdfasdf", "asdf1234", "zxcvbnm1", "abcd1234", "abc12345", "a1b2c3d4",
      "aa123456", "abcdefgh", "abcdefghi", "iloveyou", "iloveyou1", "sunshine", "sunshine1", "princess", "princess1",
      "football", "football1", "baseball", "baseball1", "basketball", "superman", "superman1", "batman123", "spiderman",
      "starwars", "trustno1", "whatever", "welcome1", "welcome123", "letmein1", "letmein123", "changeme", "changeme1",
      "changeme123", "admin123", "admin1234", "administrator", "root1234", "test1234", "testtest", "default1",
      "computer", "internet", "michelle", "jennifer", "jonathan", "jordan23", "mercedes", "corvette", "midnight",
      "maverick", "einstein", "dragon123", "monkey123", "shadow123", "master123", "secret123", "samsung1", "blink182",
      "liverpool", "chocolate", "butterfly", "elephant", "danielle", "victoria", "benjamin", "alexander", "charlie1",
      "demo-password", "openshot", "clipwright", "11111111a", "123456789a", "12345678a", "1234qwer", "qwer1234",
      "q1w2e3r4t5y6", "passwort", "passwort1", "motdepasse", "contraseña", "hallo123", "azertyuiop", "qazwsxedc",
      "1qazxsw2", "google123", "mypassword", "nopassword");

  private PasswordRules() {}

  /** What is wrong with a new password; empty when nothing is. */
  static Optional<String> objection(String password, String name, String email) {
    String lower = password.toLowerCase(Locale.ROOT);
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("This password is too short. It must contain at least " + SHORTEST + " characters.");
    }
    if (password.chars().allMatch(Character::isDigit)) {
      return Optional.of("This password is entirely numeric.");
    }
    if (like(lower, name)) {
      return Optional.of("The password is too similar to the username.");
    }
    if (like(lower, email) || like(lower, email.split("@", 2)[0])) {
      return Optional.of("The password is too similar to the email address.");
    }
    boolean same = password.codePoints().distinct().count() == 1;
    return same || COMMON.contains(lower) ? Optional.of("This password is too common.") : Optional.empty();
  }

  private static boolean like(String password, String attribute) {
    String known = attribute.toLowerCase(Locale.ROOT);
    return known.equals(password) || known.length() >= SHORTEST_LIKENESS && password.contains(known);
  }
}
