package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Azurite, which speaks the protocol of Azure Blob Storage: the one on the PATH, or that of the storage's tests. */
final class AzureStore implements AutoCloseable {

  /** The key of the account that Azurite documents. */
  static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final String PROGRAM = "azurite-blob";
  private static final Path INSTALLED =
      Path.of("../../storage-providers/azure/target/npm/node_modules/.bin").toAbsolutePath();

  private final Process process;
  private final int port;

  private AzureStore(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it; empty where the tests of the storage could not install it. */
  static Optional<AzureStore> start(Path folder) throws IOException {
    Optional<Path> program =
        Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(Path::of),
            Stream.of(INSTALLED))
            .map(place -> place.resolve(PROGRAM)).filter(Files::isExecutable).findFirst();
    return program.isEmpty() ? Optional.empty() : Optional.of(start(program.get(), folder));
  }

  private static AzureStore start(Path program, Path folder) throws IOException {
    int port = freePort();
    Path blobs = Files.createDirectories(folder.resolve("blobs"));
    Process process =
        new ProcessBuilder(
            program.toString(), "--blobHost", "127.0.0.1", "--blobPort", String.valueOf(port), "--location",
            blobs.toString(), "--skipApiVersionCheck", "--disableTelemetry", "--silent")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("azurite.log").toFile())
            .start();
    AzureStore store = new AzureStore(process, port);
    ServerUnderTest.await("the store", store::answers);
    return store;
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private boolean answers() {
    assertThat(process.isAlive()).as("the store runs").isTrue();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** What a server needs to reach it. */
  String connectionString() {
    return "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=" + KEY
        + ";BlobEndpoint=http://127.0.0.1:" + port + "/devstoreaccount1;";
  }

  /** A new container, as another program uses it. */
  BlobContainerClient container(String name) {
    BlobServiceClient other = new BlobServiceClientBuilder().connectionString(connectionString()).buildClient();
    return other.createBlobContainer(name);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
