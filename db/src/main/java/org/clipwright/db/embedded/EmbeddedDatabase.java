package org.clipwright.db.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clipwright.db.Database;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.FileTrees;
import org.clipwright.services.media.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that comes with the distribution and runs beside the server, with its files in a folder.
 *
 * <p>One process at a time may hold a folder. When that process is killed, PostgreSQL may keep running; the next start
 * stops it and starts a new one.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  /** The zero-based line of PostgreSQL's own file that holds the port. */
  private static final int PORT_LINE = 3;

  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration STARTUP = Duration.ofSeconds(60);
  private static final Duration SHUTDOWN = Duration.ofSeconds(20);
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final EmbeddedPostgres postgres;
  private final Path pidFile;
  private final DatabaseAccess access;

  private EmbeddedDatabase(EmbeddedPostgres postgres, Path pidFile, DatabaseAccess access) {
    this.postgres = postgres;
    this.pidFile = pidFile;
    this.access = access;
  }

  /**
   * Starts it, on a free loopback port. Only those who can read this user's files can connect; a database that an
   * earlier version left open to the whole machine is closed, and keeps its data.
   *
   * @param folder its files; created if missing
   * @throws PlatformException {@code RESOURCE} with a sentence when it cannot be started
   */
  public static EmbeddedDatabase start(Path folder) {
    Path data = folder.resolve("data");
    Path complete = folder.resolve("complete");
    try {
      OwnerOnly.folder(folder);
      if (!Files.exists(complete)) {
        FileTrees.remove(data);
      }
      stopFormer(data.resolve("postmaster.pid"));
      DatabaseAccess access = DatabaseAccess.of(data);
      EmbeddedPostgres postgres = launch(DatabasePrograms.in(folder.resolve("programs")), data, access);
      if (!Files.exists(complete)) {
        OwnerOnly.write(complete, "");
      }
      OwnerOnly.close(complete);
      return new EmbeddedDatabase(postgres, data.resolve("postmaster.pid"), access);
    } catch (IOException | IllegalStateException | UncheckedIOException e) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "The built-in database in " + folder + " cannot be started: " + e.getMessage(), e);
    }
  }

  /** The address of a folder's PostgreSQL that another process runs; empty when there is none. */
  public static Optional<Database.Address> running(Path folder) {
    Path data = folder.resolve("data");
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      boolean runs = lines.size() > PORT_LINE && lines.getFirst().strip().matches("\\d{1,10}")
          && ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(EmbeddedDatabase::isPostgres)
              .isPresent();
      return runs
          ? Optional.of(address(Integer.parseInt(lines.get(PORT_LINE).strip()), DatabaseAccess.of(data).password()))
          : Optional.empty();
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new PlatformException(ErrorCode.RESOURCE,
          "The built-in database in " + folder + " cannot be reached: " + failure.getMessage(), failure);
    }
  }

  private static EmbeddedPostgres launch(DatabasePrograms programs, Path data, DatabaseAccess access)
      throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(programs.folder().toFile())
        .setPgBinaryResolver(programs)
        .setDataDirectoryCustomizer(made -> shut(access, programs))
        .setPGStartupWait(STARTUP)
        .setConnectConfig("user", DatabaseAccess.ROLE)
        .setConnectConfig("password", access.password())
        .setServerConfig("listen_addresses", LOOPBACK)
        .setServerConfig("password_encryption", "scram-sha-256")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "200")
        .setServerConfig("timezone", "UTC")
        .setServerConfig("unix_socket_directories", "")
        .start();
  }

  /** Runs between creating the files and starting the server; the library leaves the programs' folder open to all. */
  private static void shut(DatabaseAccess access, DatabasePrograms programs) {
    try {
      OwnerOnly.closeTree(programs.folder());
      access.shut(programs);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure.getMessage(), failure);
    }
  }

  /** Completes when PostgreSQL has ended, for whatever reason. */
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

  /** Its address and credentials. SCRAM is required, so a different server on this port never gets the password. */
  public Database.Address address() {
    return address(postgres.getPort(), access.password());
  }

  private static Database.Address address(int port, String password) {
    return new Database.Address(
        "jdbc:postgresql://" + LOOPBACK + ":" + port + "/" + DatabaseAccess.DATABASE + "?requireAuth=scram-sha-256",
        DatabaseAccess.ROLE, password);
  }

  /** A PID file may predate the machine's last boot: only a PostgreSQL of this folder is stopped. */
  private static void stopFormer(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    long pid = lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")
        ? 0 : Long.parseLong(lines.getFirst().strip());
    Optional<ProcessHandle> former = pid == 0
        ? Optional.empty() : ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres);
    if (former.isPresent()) {
      LOG.warn("Stopping a database left behind by an earlier server. pid={}", pid);
      stop(former.get());
    }
    Files.deleteIfExists(pidFile);
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.endsWith("/postgres")).orElse(false);
  }

  /** SIGTERM makes PostgreSQL wait for its clients, which are dead; SIGINT makes it shut down cleanly at once. */
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

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The built-in database did not stop: " + e.getMessage(), e);
    }
  }
}
