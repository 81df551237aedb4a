package org.clipwright.sdk.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 digest of content as 64 lower-case hexadecimal digits, the form in which {@link PutRequest} announces it.
 * Not thread-safe.
 */
public final class Sha256 {

  private static final int STEP = 1 << 16;

  private final MessageDigest digest;

  /** A digest of no bytes yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }

  /** The digest of bytes. */
  public static String of(byte[] bytes) {
    return new Sha256().add(bytes).hex();
  }

  /** The digest of a text in UTF-8. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest of a stream, which is read to its end and not closed. */
  public static String of(InputStream content) throws IOException {
    Sha256 digest = new Sha256();
    byte[] some = new byte[STEP];
    for (int read = content.read(some); read >= 0; read = content.read(some)) {
      digest.add(some, 0, read);
    }
    return digest.hex();
  }

  /** Adds all bytes of an array. */
  public Sha256 add(byte[] bytes) {
    return add(bytes, 0, bytes.length);
  }

  /** Adds part of an array's bytes. */
  public Sha256 add(byte[] bytes, int start, int length) {
    digest.update(bytes, start, length);
    return this;
  }

  /** The digest of all bytes added; afterwards, this is a digest of no bytes again. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
