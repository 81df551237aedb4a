package org.clipwright.db.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clipwright.services.media.FileTrees;
import org.clipwright.services.media.OwnerOnly;

/** PostgreSQL's programs, unpacked into a folder that only its owner can open. */
final class DatabasePrograms implements PgBinaryResolver {

  private static final int PATIENCE_SECONDS = 120;

  private final Path folder;
  private Path unpacked;

  private DatabasePrograms(Path folder) {
    this.folder = folder;
  }

  /**
   * The programs of a folder.
   *
   * <p>Programs that others could have replaced are not run: they are removed, and unpacked again on the next request.
   */
  static DatabasePrograms in(Path folder) throws IOException {
    if (Files.isDirectory(folder) && !OwnerOnly.closed(folder)) {
      FileTrees.remove(folder);
    }
    OwnerOnly.folder(folder);
    return new DatabasePrograms(folder);
  }

  Path folder() {
    return folder;
  }

  /** The packed programs; the folder they are unpacked into is named after their checksum. */
  @Override
  public InputStream getPgBinary(String system, String machine) throws IOException {
    try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
      if (packed == null) {
        return null;
      }
      byte[] bytes = packed.readAllBytes();
      unpacked = folder.resolve("PG-" + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes)));
      return new ByteArrayInputStream(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has MD5.", impossible);
    }
  }

  /**
   * Runs statements while no server runs, as the superuser, which nobody can sign in as otherwise.
   *
   * @param statements one per line; they may contain secrets, since they go through a pipe
   * @throws IOException with PostgreSQL's message when one of them fails
   */
  void run(Path data, List<String> statements) throws IOException {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      // PostgreSQL refuses to run as root; in its own user namespace it does not notice.
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(
        List.of(unpacked.resolve("bin/postgres").toString(), "--single", "-c", "exit_on_error=on", "-c",
            "log_statement=none", "-c", "log_min_error_statement=panic", "-D", data.toString(), "postgres"));
    Path report = folder.resolve("single.log");
    Files.deleteIfExists(report);
    OwnerOnly.write(report, "");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(report.toFile())).start();
    String text = String.join("\n", statements) + "\n";
    try (var input = process.getOutputStream()) {
      input.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException endedEarly) {
      process.destroy();
    }
    awaitEnd(process, report);
  }

  private static void awaitEnd(Process process, Path report) throws IOException {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("restricting access to it took longer than " + PATIENCE_SECONDS + " seconds.");
      }
    } catch (InterruptedException asked) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("starting was interrupted.", asked);
    }
    if (process.exitValue() != 0) {
      throw new IOException("access to it cannot be restricted: " + Files.readString(report).strip());
    }
    Files.delete(report);
  }
}
