package org.clipwright.plugin.storage.azure;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Azurite as a process, found in the folder that AZURITE_HOME names or on the PATH. */
final class Azurite implements AutoCloseable {

  /** The account that Azurite documents. */
  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private final Process process;
  private final int port;

  private Azurite(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it; empty where it is not installed. */
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

  private static Optional<Path> program() {
    Stream<String> installed =
        Stream.ofNullable(System.getenv("AZURITE_HOME")).map(home -> home + "/node_modules/.bin");
    Stream<String> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    return Stream.concat(installed, onPath).map(place -> Path.of(place, "azurite-blob")).filter(Files::isExecutable)
        .findFirst();
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
