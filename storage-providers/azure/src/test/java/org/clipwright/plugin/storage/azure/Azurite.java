package org.clipwright.plugin.storage.azure;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Azurite as a process: the one on the PATH, or else the one that npm installs. */
final class Azurite implements AutoCloseable {

  /** The account that Azurite documents. */
  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final String PROGRAM = "azurite-blob";
  private static final int INSTALL_SECONDS = 180;

  private final Process process;
  private final int port;

  private Azurite(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it; empty where it can neither be found nor installed. */
  static Optional<Azurite> start(Path folder) throws IOException, InterruptedException {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      return Optional.empty();
    }
    int port = freePort();
    Process process =
        new ProcessBuilder(
            program.get().toString(), "--blobHost", "127.0.0.1", "--blobPort", String.valueOf(port),
            "--location", folder.toString(), "--skipApiVersionCheck", "--disableTelemetry", "--silent")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("azurite.log").toFile())
            .start();
    Azurite azurite = new Azurite(process, port);
    azurite.awaitPort();
    return Optional.of(azurite);
  }

  private static Optional<Path> program() throws IOException, InterruptedException {
    Stream<Path> onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(Path::of);
    Optional<Path> found =
        onPath.map(place -> place.resolve(PROGRAM)).filter(Files::isExecutable).findFirst();
    return found.isPresent() ? found : installed();
  }

  /** Empty where npm cannot install it. */
  private static Optional<Path> installed() throws IOException, InterruptedException {
    Path place = Path.of("target", "npm").toAbsolutePath();
    Files.createDirectories(place);
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(Path.of("src", "test", "npm", file), place.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Path log = place.resolve("install.log");
    try {
      Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
          .directory(place.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
        npm.destroyForcibly();
      }
    } catch (IOException noNpm) {
      return Optional.empty();
    }
    return Optional.of(place.resolve("node_modules/.bin").resolve(PROGRAM)).filter(Files::isExecutable);
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private void awaitPort() throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
        return;
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    close();
    throw new IllegalStateException("Azurite does not start.");
  }

  int port() {
    return port;
  }

  String connectionString() {
    return connectionString(KEY);
  }

  String connectionString(String key) {
    return "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=" + key
        + ";BlobEndpoint=http://127.0.0.1:" + port + "/devstoreaccount1;";
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException asked) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
