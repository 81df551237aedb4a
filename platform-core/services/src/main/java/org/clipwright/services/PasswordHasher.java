package org.clipwright.services;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Hashes passwords with Argon2id and checks them, in the usual text form that carries the parameters. */
public final class PasswordHasher {

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  /** The hash of a password, with a salt of its own. */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$" + encoder.encodeToString(salt) + "$"
        + encoder.encodeToString(compute(password, salt));
  }

  /** Whether a password is the one that was hashed; a hash of unknown form matches nothing. */
  public boolean matches(String password, String hash) {
    String[] parts = hash.split("\\$");
    String parameters = "m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1";
    if (parts.length != 6 || !parts[1].equals("argon2id") || !parts[3].equals(parameters)) {
      return false;
    }
    byte[] salt = Base64.getDecoder().decode(parts[4]);
    return MessageDigest.isEqual(compute(password, salt), Base64.getDecoder().decode(parts[5]));
  }

  private static byte[] compute(String password, byte[] salt) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
