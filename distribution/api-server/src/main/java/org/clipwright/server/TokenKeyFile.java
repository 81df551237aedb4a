package org.clipwright.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.clipwright.configuration.CommandException;
import org.clipwright.services.account.TokenKey;
import org.clipwright.services.media.OwnerOnly;

/** The file that holds the key of API tokens; only the server's own user may read it. */
final class TokenKeyFile {

  private static final int BYTES = 32;

  private TokenKeyFile() {}

  /**
   * The key in a file, created if missing; only one server at a time holds its folder.
   *
   * @throws CommandException when the file cannot be used
   */
  static TokenKey in(Path file) {
    try {
      if (Files.notExists(file)) {
        write(file);
      }
      OwnerOnly.close(file);
      return TokenKey.of(Files.readString(file).strip().getBytes(StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException failure) {
      throw new CommandException("The key of API tokens in " + file + " cannot be used: " + failure.getMessage());
    }
  }

  /** An interrupted start leaves no partial key. */
  private static void write(Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    OwnerOnly.write(fresh, HexFormat.of().formatHex(key));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
