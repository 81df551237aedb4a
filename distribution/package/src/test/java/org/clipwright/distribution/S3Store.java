package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A store that speaks the protocol of S3, in a process of its own; its buckets are folders. */
final class S3Store implements AutoCloseable {

  static final String KEY = "store-key";
  static final String SECRET = "store-secret-canary";

  private static final Path CLASSPATH = Path.of("../../storage-providers/s3/target/test-server.classpath");

  private final Process process;
  private final Path folder;
  private final int port;

  private S3Store(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  static S3Store start(Path folder) throws IOException {
    int port = freePort();
    Path buckets = Files.createDirectories(folder.resolve("buckets"));
    Path settings = folder.resolve("s3proxy.properties");
    Files.writeString(settings, """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """.formatted(port, KEY, SECRET, buckets));
    Process process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-cp", Files.readString(CLASSPATH).strip(), "org.gaul.s3proxy.Main",
            "--properties", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    S3Store store = new S3Store(process, buckets, port);
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
  Map<String, String> settings() {
    return Map.of(
        "CLIPWRIGHT_S3_ENDPOINT", "http://127.0.0.1:" + port, "CLIPWRIGHT_S3_ACCESS_KEY", KEY,
        "CLIPWRIGHT_S3_SECRET_KEY", SECRET);
  }

  /** The folder that a bucket is; made when it is missing. */
  Path bucket(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
