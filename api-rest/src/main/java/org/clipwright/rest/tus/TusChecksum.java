package org.clipwright.rest.tus;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.sdk.storage.FilteredContent;

/**
 * The checksum that a piece of an upload must have.
 *
 * @param algorithm its name in Java
 * @param expected its bytes
 */
record TusChecksum(String algorithm, byte[] expected) {

  /** The piece that has arrived is not the one that was sent. */
  static final class Mismatch extends IOException {

    private Mismatch() {
      super("The checksum of the piece does not match.");
    }
  }

  private static final String HEADER = "Upload-Checksum";

  private static final Map<String, String> ALGORITHMS =
      new TreeMap<>(Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256"));

  /** The names of the algorithms, separated by commas. */
  static String algorithms() {
    return String.join(",", ALGORITHMS.keySet());
  }

  /** The one that a request names: an algorithm, a space and the checksum as Base64. */
  static Optional<TusChecksum> of(RestRequest request) {
    return request.header(HEADER).map(text -> {
      String[] parts = text.strip().split(" +", 2);
      String algorithm = ALGORITHMS.get(parts[0]);
      if (algorithm == null || parts.length < 2) {
        throw RestException.of(400, "Send the header \"" + HEADER + "\" as an algorithm (" + algorithms()
            + "), a space, and the checksum as Base64.");
      }
      return new TusChecksum(algorithm, bytes(parts[1]));
    });
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw RestException.of(400, "The checksum in \"" + HEADER + "\" must be Base64.");
    }
  }

  /** The same content, which fails with {@link Mismatch} at its end if its checksum differs. */
  InputStream requiredOf(InputStream content) {
    MessageDigest digest = digest();
    return new FilteredContent(content) {

      private Optional<byte[]> found = Optional.empty();

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read >= 0) {
          digest.update(buffer, offset, read);
        } else {
          requireExpected();
        }
        return read;
      }

      /** A digest can be taken once, but the end can be read again. */
      private void requireExpected() throws Mismatch {
        found = found.or(() -> Optional.of(digest.digest()));
        if (!MessageDigest.isEqual(found.get(), expected)) {
          throw new Mismatch();
        }
      }
    };
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The JDK lacks " + algorithm + ".", e);
    }
  }
}
