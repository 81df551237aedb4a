package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A server in processes of its own, started as an operator starts it. */
final class ServerUnderTest implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final String ADDRESS = "  Address   ";

  private final Path data;
  private final Process process;
  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final StringBuffer log = new StringBuffer();

  private ServerUnderTest(Path data, Process process) {
    this.data = data;
    this.process = process;
    Thread.ofPlatform().daemon().start(this::read);
  }

  /** Starts a server on a free port. */
  static ServerUnderTest start(Path data, Map<String, String> settings, String... flags) throws IOException {
    List<String> command = new ArrayList<>(Installation.command("serve", "--port", "0", "--data", data.toString()));
    command.addAll(List.of(flags));
    ProcessBuilder builder = new ProcessBuilder(command);
    // One process less for each server; tests that transcribe ask for it.
    builder.environment().put("CLIPWRIGHT_TRANSCRIBE_WORKERS", "0");
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true);
    if (!settings.containsKey("CLIPWRIGHT_DATABASE_URL")) {
      UnpackedDatabase.lendTo(data);
    }
    return new ServerUnderTest(data, builder.start());
  }

  private void read() {
    try (BufferedReader reader = process.inputReader()) {
      reader.lines().forEach(line -> {
        log.append(line).append('\n');
        if (line.startsWith(ADDRESS)) {
          address.complete(URI.create(line.substring(ADDRESS.length()).strip()));
        }
      });
    } catch (UncheckedIOException | IOException closed) {
      log.append(closed);
    }
    address.completeExceptionally(new AssertionError("The server ended before it was ready:\n" + log));
  }

  /** Where it listens; waits until it does. */
  URI address() throws Exception {
    URI listening = address.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    UnpackedDatabase.keepFrom(data);
    return listening;
  }

  /** A client that is signed in with the demo login. */
  Client client() throws Exception {
    return new Client(address(), "demo-cloud", "demo-password");
  }

  /** All it has written so far. */
  String log() {
    return log.toString();
  }

  /** The process that answers requests. */
  ProcessHandle api() {
    return process.toHandle();
  }

  /** The worker process of a lane; waits until there is one, other than a given one. */
  ProcessHandle worker(String lane, long otherThan) {
    await("a worker of the lane " + lane, () -> findWorker(lane, otherThan).isPresent());
    return findWorker(lane, otherThan).orElseThrow();
  }

  private Optional<ProcessHandle> findWorker(String lane, long otherThan) {
    return process.children()
        .filter(child -> child.pid() != otherThan)
        .filter(child -> List.of(child.info().arguments().orElse(new String[0])).contains(lane))
        .findFirst();
  }

  /** The built-in database's main process. */
  ProcessHandle database() throws IOException {
    String pid = Files.readAllLines(data.resolve("database/data/postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** The variables that lead other processes to the built-in database. */
  Map<String, String> databaseSettings() throws IOException {
    String port = Files.readAllLines(data.resolve("database/data/postmaster.pid")).get(3).strip();
    return Map.of(
        "CLIPWRIGHT_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "CLIPWRIGHT_DATABASE_USER", "clipwright",
        "CLIPWRIGHT_DATABASE_PASSWORD", Files.readString(data.resolve("database/data/clipwright.password")).strip());
  }

  /** Everything that runs for this server. */
  List<ProcessHandle> processes() throws IOException {
    return Stream.of(Stream.of(process.toHandle()), process.children(), Stream.of(database()))
        .flatMap(handles -> handles).toList();
  }

  /** Kills the server alone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Kills all processes at once, without a chance to put anything in order. */
  void killEverything() throws IOException, InterruptedException {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    process.waitFor();
    await("the end of all processes", () -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Waits until the server has ended by itself, and returns its exit code. */
  int awaitExit() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("the server ends").isTrue();
    return process.exitValue();
  }

  /** Presses Ctrl-C and returns how long the server took to end. */
  Duration interrupt() throws IOException, InterruptedException {
    Instant asked = Instant.now();
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start().waitFor();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("the server stops").isTrue();
    return Duration.between(asked, Instant.now());
  }

  /** Waits for something that other processes do. */
  static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("time to wait for " + what).isBefore(end);
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test is to stop.", asked);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (process.isAlive()) {
      interrupt();
    }
  }
}
