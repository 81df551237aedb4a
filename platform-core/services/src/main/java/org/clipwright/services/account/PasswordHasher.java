package org.clipwright.services.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id and checks them, in the usual text form that includes the parameters. Only a few
 * hashes run at a time, to leave heap for other work; the rest wait their turn.
 */
final class PasswordHasher {

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int SHARE_OF_HEAP = 4;
  private static final int PASSES = 2;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final String PARAMETERS = "m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1";

  /** Turns a password and a salt into a hash; slow by design. */
  @FunctionalInterface
  interface Work {
    byte[] hash(String password, byte[] salt);
  }

  private final SecureRandom random = new SecureRandom();
  private final Work work;
  private final Semaphore turns;
  private final String nobodys;

  PasswordHasher() {
    this(PasswordHasher::argon2, atOnce(Runtime.getRuntime().maxMemory(), Runtime.getRuntime().availableProcessors()));
  }

  /** @param atOnce how many passwords are hashed at the same time */
  PasswordHasher(Work work, int atOnce) {
    this.work = work;
    this.turns = new Semaphore(atOnce, true);
    this.nobodys = text(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
  }

  /** As many as a fraction of the heap has room for, but at most one per processor, and at least one. */
  static int atOnce(long heap, int processors) {
    return Math.clamp(heap / SHARE_OF_HEAP / (MEMORY_KIB << 10), 1, processors);
  }

  /** The hash of a password, with a fresh salt. */
  public String hash(String password) {
    byte[] salt = randomBytes(SALT_BYTES);
    return text(salt, inTurn(password, salt));
  }

  /** A hash that no password matches; checking against it takes as long as against any other. */
  String nobodys() {
    return nobodys;
  }

  /** Whether a password matches a hash; a hash of unknown form matches nothing, after the same work. */
  public boolean matches(String password, String hash) {
    String[] parts = hash.split("\\$");
    if (parts.length != 6 || !parts[1].equals("argon2id") || !parts[3].equals(PARAMETERS)) {
      inTurn(password, new byte[SALT_BYTES]);
      return false;
    }
    byte[] salt = Base64.getDecoder().decode(parts[4]);
    return MessageDigest.isEqual(inTurn(password, salt), Base64.getDecoder().decode(parts[5]));
  }

  private byte[] inTurn(String password, byte[] salt) {
    turns.acquireUninterruptibly();
    try {
      return work.hash(password, salt);
    } finally {
      turns.release();
    }
  }

  private static String text(byte[] salt, byte[] hash) {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$" + PARAMETERS + "$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] argon2(String password, byte[] salt) {
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
