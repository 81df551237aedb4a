package org.clipwright.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.clipwright.services.ErrorCode;
import org.clipwright.services.PlatformException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that comes with the distribution and runs beside the server, with its files in a folder.
 *
 * <p>One process at a time may hold a folder. When that process is killed, PostgreSQL may go on without it; the next
 * start stops it and starts anew.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Duration STARTUP = Duration.ofSeconds(60);
  private static final Duration SHUTDOWN = Duration.ofSeconds(20);
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final EmbeddedPostgres postgres;
  private final Path pidFile;

  private EmbeddedDatabase(EmbeddedPostgres postgres, Path pidFile) {
    this.postgres = postgres;
    this.pidFile = pidFile;
  }

  /**
   * Starts it, on a free port of this machine's loopback.
   *
   * @param folder its files; made when missing
   * @throws PlatformException {@code RESOURCE} with a sentence when it cannot be started
   */
  public static EmbeddedDatabase start(Path folder) {
    Path data = folder.resolve("data");
    Path complete = folder.resolve("complete");
    try {
      Files.createDirectories(folder);
      if (!Files.exists(complete)) {
        remove(data);
      }
      stopFormer(data.resolve("postmaster.pid"));
      EmbeddedPostgres postgres = launch(folder, data);
      if (!Files.exists(complete)) {
        Files.createFile(complete);
      }
      return new EmbeddedDatabase(postgres, data.resolve("postmaster.pid"));
    } catch (IOException | IllegalStateException e) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "The built-in database in " + folder + " cannot be started: " + e.getMessage(), e);
    }
  }

  private static EmbeddedPostgres launch(Path folder, Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
        .setPGStartupWait(STARTUP)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "200")
        .setServerConfig("timezone", "UTC")
        .setServerConfig("unix_socket_directories", "")
        .start();
  }

  /** Done when PostgreSQL has ended, whoever ended it. */
  public CompletableFuture<Void> ended() {
    return process().map(running -> running.onExit().thenAccept(gone -> {}))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  private Optional<ProcessHandle> process() {
    try {
      return Optional.of(Files.readAllLines(pidFile)).filter(lines -> !lines.isEmpty())
          .map(lines -> Long.parseLong(lines.getFirst().strip())).flatMap(ProcessHandle::of);
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Where it is. */
  public Database.Address address() {
    return new Database.Address(
        "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", "postgres", "postgres");
  }

  /** A file that names a process may be older than the machine's last start: only a PostgreSQL of this folder is stopped. */
  private static void stopFormer(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    long pid = lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}") ? 0 : Long.parseLong(lines.getFirst().strip());
    Optional<ProcessHandle> former = pid == 0 ? Optional.empty() : ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres);
    if (former.isPresent()) {
      LOG.warn("A database that its server left behind is stopped. pid={}", pid);
      stop(former.get());
    }
    Files.deleteIfExists(pidFile);
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.endsWith("/postgres")).orElse(false);
  }

  /** The polite signal lets PostgreSQL wait for its clients, which are dead; the interrupt makes it stop in order at once. */
  private static void stop(ProcessHandle process) throws IOException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
    try {
      process.onExit().get(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("the PostgreSQL with process id " + process.pid() + " does not stop.", e);
    } catch (ExecutionException e) {
      throw new IOException("waiting for the PostgreSQL with process id " + process.pid() + " failed.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("starting was interrupted.", e);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The built-in database did not stop: " + e.getMessage(), e);
    }
  }
}
